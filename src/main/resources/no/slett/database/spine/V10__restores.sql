-- What a restore may bring back or have lost: objects of survivors that a reduction removed, applications that came after the
-- backup, keys that are not there.

alter table survival add column objects text[];
comment on column survival.objects is 'names of the objects that stay; null until its reduction has looked';

update survival s set objects = (
  select coalesce(array_agg(o.name), '{}') from (
    select a.form_object as name from application a where a.id = any (s.items) and a.id = s.application_id
    union all
    select unnest(array[d.object, d.text_object]) from document d
    where d.application_id = s.application_id and d.id = any (s.items)
    union all
    select n.object from note n where n.application_id = s.application_id and n.id = any (s.items)) o
  where o.name <> '');

alter table installation add column lost int;
comment on column installation.lost is 'applications that came after the restored backup: in the stores, in no row';

alter table erasure
  add column missing_key text check (missing_key in
    ('process', 'application', 'talent-pool', 'claims-defence', 'hold', 'restriction', 'request')),
  add column missing_since timestamptz,
  add column given_up_at timestamptz,
  add check ((missing_key is null) = (missing_since is null));
comment on column erasure.missing_key is 'the key that should open it and is not in the store: an alarm, not an erasure';
comment on column erasure.given_up_at is 'when the privacy officer confirmed that the key will not come back: then it is due';
create index on erasure (application_id) where missing_key is not null;
create index on erasure (process_id) where given_up_at is not null and claimed_at is null;
