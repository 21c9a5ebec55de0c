-- Claims defence (Art. 6(1)(f)): a second basis, there from the receipt on or never (law LB-3).

alter table basis add column outlasts text;
comment on column basis.outlasts is 'how long after the pre-contract basis it ends (ISO 8601), as the notice said';

-- A period later, counted on the calendar of the controller's country as the service counts it.
create function outlasting(from_then timestamptz, period text) returns timestamptz language sql stable parallel safe
  return (from_then at time zone 'Europe/Oslo' + period::interval) at time zone 'Europe/Oslo';

-- No basis for a purpose that is not enabled (law LB-1).
drop policy intake_inserts on basis;
create policy intake_inserts on basis for insert
  with check ((select purpose()) = 'intake' and application_id::text = any ((select subjects())::text[])
    and exists (select from activity y where y.id = basis.activity and y.enabled offset 0));

-- An objection (Art. 21) restricts what rests on a legitimate interest, for that purpose and no other: who works with the
-- application on another basis sees nothing of it (law OB-1, RS-1).
alter table restriction add column activity text references activity;
alter table restriction add column request_id uuid;
comment on column restriction.activity is 'of one purpose only, which the person objects to; null for every use';
drop policy facts on restriction;
create policy facts on restriction for select
  using ((select purpose()) in ('clock', 'erasure', 'replay', 'accountability')
    or (select purpose()) in ('recruitment', 'document', 'talent-pool', 'claims-defence')
      and coalesce(activity = (select purpose()), true));

-- What became of a request, basis by basis.
create table request_outcome (
  request_id     uuid not null references request on delete cascade,
  application_id uuid not null,
  activity       text not null references activity,
  outcome        text not null check (outcome in ('restricted', 'does-not-apply', 'upheld', 'rejected')),
  restriction_id uuid,
  primary key (request_id, application_id, activity)
);
comment on column request_outcome.outcome is 'restricted until it is decided';
create index on request_outcome (application_id);

grant select, insert, update (outcome) on request_outcome to ${serviceRole};
grant select on request_outcome to ${backupRole};
alter table request_outcome enable row level security;
create policy of_the_request on request_outcome for select
  using ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));
create policy filed on request_outcome for insert
  with check ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[])
    or (select purpose()) = 'replay');
create policy decided on request_outcome for update
  using ((select purpose()) = 'rights' and request_id::text = any ((select subjects())::text[])
    or (select purpose()) = 'replay');
create policy facts on request_outcome for select using ((select purpose()) in ('replay', 'accountability'));
create policy decided on request for update using ((select purpose()) = 'replay');

-- Holds: whose file of the dispute, and whether the person was told (law PU-5).
alter table reason add column matter_ref bytea;
alter table hold add column told_at timestamptz;
alter table hold add column exemption text
  check (exemption in ('endangers-claim', 'crime-investigation', 'already-informed', 'not-reachable'));
comment on column hold.exemption is 'why the person is not told';

alter table installation add column reported_on date;
comment on column installation.reported_on is 'the last day whose report of what is blocked was looked at';

-- What each application keeps now, by the purpose that keeps it: a live consent, a claims defence, or a block. The
-- applications of open processes are none of it: with a claims defence that would be all of them, at each sweep.
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
    select a.id as application_id, a.id as item_id, 'form' as kind
    from application a where a.id in (select k.application_id from keeper k) and length(a.profile) > 0
    union all
    select d.application_id, d.id, case d.kind when 'cv' then 'cv' else 'attachment' end
    from document d where d.application_id in (select k.application_id from keeper k)
    union all
    select n.application_id, n.id, 'note'
    from note n where n.application_id in (select k.application_id from keeper k)
    union all
    select r.application_id, r.id, 'reason'
    from reason r where r.application_id in (select k.application_id from keeper k))
  select k.application_id, k.process_id, k.purpose, array_agg(distinct i.item_id order by i.item_id), max(k.ends_at)
  from keeper k join item i on i.application_id = k.application_id
  where case when i.kind = 'reason' then i.item_id = k.reason_id
    else (k.item_id is null or k.item_id = i.item_id) and (k.kinds is null or i.kind = any (k.kinds)) end
  group by 1, 2, 3 $$;
