-- Rectification (Art. 16): what a person put right, and what they have to say about what others wrote of them.

-- What was put right, when: names of fields and ids, never a value. It tells staff, and is told to recipients (Art. 19).
create table rectification (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  at             timestamptz not null,
  fields         text[] not null check (fields <> '{}'),
  item_id        uuid,
  replaced       uuid unique,
  form_object    text,
  lost           boolean not null default false
);
comment on column rectification.item_id is 'the new document, or the statement';
comment on column rectification.replaced is 'the document that it supersedes, gone or kept as a record of what was assessed';
comment on column rectification.form_object is 'where the form as it was put right lies, so that a restore need not undo it';
comment on column rectification.lost is 'a restored database is older than it, and what it put right is not there (yet)';
create index on rectification (application_id, at);
create index on rectification (process_id);
create index on rectification (application_id) where lost;

-- A person's own words to a note, or to all of their application: sealed, and never changed.
create table statement (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  note_id        uuid,
  created_at     timestamptz not null,
  data_key       bytea not null,
  sealed         bytea not null
);
comment on column statement.note_id is 'the note or reference note that it is about; null for the whole application';
comment on column statement.data_key is 'empty where it came when the application''s own key was gone: the keys of what survives have it';
create index on statement (application_id, created_at);
create index on statement (process_id);

-- Objects of a living application that no row names: not yet, or not any more. Written before the object is, so that a
-- crash leaves none behind that nobody knows of.
create table loose_object (
  object         text primary key,
  application_id uuid not null references application,
  due_at         timestamptz not null
);
comment on column loose_object.due_at is 'by the system clock: when it goes, unless a row names it before';
create index on loose_object (due_at);
create index on loose_object (application_id);

-- Whether a note of either kind is about the application that the transaction is about. Runs as the owner, since a subject
-- does not read reference notes here; says yes or no.
create function noted(application uuid, note uuid) returns boolean
language sql stable security definer set search_path = slett, pg_temp as $$
  select noted.application::text = any (subjects()) and (
    exists (select from note n where n.application_id = noted.application and n.id = noted.note)
    or exists (select from reference_note n where n.application_id = noted.application and n.id = noted.note)) $$;
revoke all on function noted from public;
grant execute on function noted to ${serviceRole};

grant select, insert, update (lost, form_object), delete on rectification to ${serviceRole};
grant select, insert, delete on statement to ${serviceRole};
grant select, insert, update (due_at), delete on loose_object to ${serviceRole};
grant select on rectification, statement, loose_object to ${backupRole};

alter table rectification enable row level security;
alter table statement enable row level security;
alter table loose_object enable row level security;

create policy facts on rectification for select
  using ((select purpose()) in ('clock', 'erasure', 'replay', 'accountability')
    or (select purpose()) in ('recruitment', 'document', 'index', 'talent-pool', 'claims-defence', 'rights')
      and exists (select from application a where a.id = application_id offset 0));
create policy subject_rectifies on rectification for insert
  with check ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy subject_finds_again on rectification for update
  using ((select purpose()) = 'rights' and lost
    and exists (select from application a where a.id = application_id offset 0))
  with check ((select purpose()) = 'rights');
create policy replays on rectification for insert with check ((select purpose()) = 'replay' and lost);
create policy claimed_goes on rectification
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = rectification.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on rectification as restrictive for delete
  using (not exists (select from survival s where s.application_id = rectification.application_id offset 0));

create policy live_reading on statement for select
  using ((select purpose()) in ('recruitment', 'claims-defence')
    and exists (select from application a where a.id = application_id offset 0)
    and ((select purpose()) <> 'claims-defence' or exists (
      select from survival s where s.application_id = statement.application_id
        and s.purpose = 'claims-defence' and statement.id = any (s.items) offset 0))
    and (note_id is null or not exists (
      select from restriction r where r.application_id = statement.application_id
        and r.item_id = statement.note_id and r.lifted_at is null offset 0)));
create policy subject_reads on statement for select
  using ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy subject_states on statement for insert
  with check ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy claimed_goes on statement
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = statement.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on statement as restrictive for delete
  using (not exists (
    select from survival s where s.application_id = statement.application_id
      and statement.id = any (s.items) offset 0));

create policy of_the_subject on loose_object
  using ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy sweeps on loose_object using ((select purpose()) = 'erasure');

-- The subject puts their own data right, restricted ones too (Art. 18(2): it is their consent). Never once the erasure is
-- claimed.
create policy subject_rectifies on application for update
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[])
    and not exists (
      select from erasure e where e.application_id = application.id and e.claimed_at is not null offset 0));
create policy subject_rectifies on survival for update
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy subject_adds on document for insert
  with check ((select purpose()) = 'rights' and state = 'quarantined' and recruitment_lives(application_id)
    and exists (select from application a where a.id = application_id offset 0));
-- Only what a new version supersedes, and nothing that is stored and nothing else (Art. 18), or kept for a dispute.
create policy subject_replaces on document for delete
  using ((select purpose()) = 'rights'
    and exists (select from application a where a.id = application_id and a.decision is null offset 0)
    and exists (select from rectification r where r.replaced = document.id offset 0)
    and not exists (
      select from restriction r where r.application_id = document.application_id
        and coalesce(r.item_id, document.id) = document.id and r.lifted_at is null offset 0)
    and not exists (
      select from hold h where h.application_id = document.application_id
        and coalesce(h.item_id, document.id) = document.id and h.released_at is null
        and h.review_at > (select instant()) offset 0));

-- A superseded document is a record of what was assessed: a dispute may need it, nobody else sees it (law RE-1).
drop policy live_reading on document;
create policy live_reading on document for select
  using ((select purpose()) in ('recruitment', 'document', 'index', 'talent-pool', 'claims-defence')
    and exists (select from application a where a.id = application_id offset 0)
    and ((select purpose()) not in ('talent-pool', 'claims-defence') or exists (
      select from survival s where s.application_id = document.application_id
        and s.purpose = (select purpose()) and document.id = any (s.items) offset 0))
    and ((select purpose()) = 'claims-defence' or not exists (
      select from rectification r where r.replaced = document.id offset 0))
    and ((select purpose()) = 'index' or not exists (
      select from restriction r where r.application_id = document.application_id
        and r.item_id = document.id and r.lifted_at is null offset 0)));

-- A statement stays with what it is about; a superseded document is nothing that anybody wants to be remembered by.
create or replace function kept() returns table (application_id uuid, process_id uuid, purpose text, items uuid[], ends_at timestamptz)
language sql stable security definer set search_path = slett, pg_temp as $$
  with keeper as (
    select b.application_id, b.process_id, b.activity as purpose, null::uuid as item_id, null::uuid as reason_id, a.keeps as kinds,
      b.ends_at
    from basis b join activity a on a.id = b.activity join hiring_process p on p.id = b.process_id
    where b.activity in ('talent-pool', 'claims-defence') and b.began_at <= instant() and b.ends_at > instant()
      and (p.closed_at <= instant() or exists (
        select from basis c where c.application_id = b.application_id
          and c.activity in ('recruitment', 'unsolicited') and c.ends_at <= instant()))
    union all
    select h.application_id, h.process_id, 'hold', h.item_id, h.id, null, h.review_at
    from hold h where h.released_at is null and h.review_at > instant()
    union all
    select r.application_id, r.process_id, 'restriction', r.item_id, r.id, a.keeps, r.review_at
    from restriction r left join activity a on a.id = r.activity where r.lifted_at is null
    union all
    select ra.application_id, ra.process_id, 'request', null, null, null, r.blocks_until
    from request r join request_application ra on ra.request_id = r.id
    where r.type in ('access', 'portability') and r.answered_at is null and r.blocks_until > instant()),
  item as (
    select a.id as application_id, a.id as item_id, a.id as about, 'form' as kind, false as superseded
    from application a where a.id in (select k.application_id from keeper k) and length(a.profile) > 0
    union all
    select d.application_id, d.id, d.id, case d.kind when 'cv' then 'cv' else 'attachment' end,
      exists (select from rectification r where r.replaced = d.id)
    from document d where d.application_id in (select k.application_id from keeper k)
    union all
    select n.application_id, n.id, n.id, 'note', false
    from note n where n.application_id in (select k.application_id from keeper k)
    union all
    select s.application_id, s.id, s.application_id, 'form', false
    from statement s join application a on a.id = s.application_id
    where s.note_id is null and length(a.profile) > 0 and a.id in (select k.application_id from keeper k)
    union all
    select s.application_id, s.id, n.id, 'note', false
    from statement s join note n on n.id = s.note_id
    where s.application_id in (select k.application_id from keeper k)
    union all
    select r.application_id, r.id, r.id, 'reason', false
    from reason r where r.application_id in (select k.application_id from keeper k))
  select k.application_id, k.process_id, k.purpose, array_agg(distinct i.item_id order by i.item_id), max(k.ends_at)
  from keeper k join item i on i.application_id = k.application_id
  where case when i.kind = 'reason' then i.item_id = k.reason_id
    else (k.item_id is null or k.item_id = i.about) and (k.kinds is null or i.kind = any (k.kinds))
      and not (i.superseded and k.purpose = 'talent-pool') end
  group by 1, 2, 3 $$;
