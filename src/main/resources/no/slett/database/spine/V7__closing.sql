-- The last weeks of a hiring process: every applicant is told, and whoever was hired is handed over before the rest goes.

-- The letters of one closing to all applicants. A process that was reopened and closes again tells again.
create table closing_letter (
  process_id  uuid not null references hiring_process,
  reopenings  int not null,
  kind        text not null check (kind in ('closing', 'reminder')),
  begun_at    timestamptz not null,
  posted_from timestamptz not null,
  reached     uuid,
  finished_at timestamptz,
  primary key (process_id, reopenings, kind),
  check (finished_at is null or reached is null)
);
comment on column closing_letter.posted_from is 'by the system clock: erasure waits for the letters, but not for long';
comment on column closing_letter.reached is 'applicants are told in the order of their applications'' ids, so far up to this one';
create index on closing_letter (process_id) where finished_at is null;

-- What was done about somebody hired before the rest goes, by duty: handed over, or their qualifications exported (ldl.
-- section 31), or neither and why.
create table handover (
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  duty           text not null check (duty in ('handover', 'qualifications')),
  met_by         text not null check (met_by in ('download', 'hr', 'export', 'waiver', 'clock')),
  met_at         timestamptz not null,
  actor          text not null,
  reason         bytea,
  primary key (application_id, duty),
  check ((reason is not null) = (met_by = 'waiver'))
);
comment on column handover.reason is 'sealed under the data key of the application''s row, since it tells of the person';
create index on handover (process_id);
create index on application (process_id) where decision = 'hired';

-- Whose pre-contract basis lives, or lived until the process closed, and by when it ends.
create function closing_applicants(process uuid) returns table (application_id uuid, ends_at timestamptz)
language sql stable parallel safe as $$
  select b.application_id, least(b.ends_at, p.closed_at)
  from basis b join hiring_process p on p.id = b.process_id
    join erasure e on e.application_id = b.application_id
  where b.process_id = process and b.activity in ('recruitment', 'unsolicited') and b.ended_by is null
    and (b.ends_at > instant() or b.ends_at >= p.closed_at)
    and e.due_at is null and e.claimed_at is null and e.reduction is null $$;

-- Whether applicants of a process that closes have still to be told so, and have not been waited for since then.
create function untold(process uuid, since timestamptz) returns boolean language sql stable parallel safe
  return exists (
    select from hiring_process p
    where p.id = process and p.closing_at <= (select instant()) and p.purged_at is null
      and not exists (
        select from closing_letter l
        where l.process_id = p.id and l.reopenings = p.reopenings and l.kind = 'closing'
          and (l.finished_at is not null or l.posted_from <= since)));

-- What has not been done about those hired. Runs as the owner, since the clock sees no decision; gives ids and nothing else.
-- Of a restricted application nothing can be done, so nothing is asked; what the clock waived, a person still has to do.
create function unmet_duties(process uuid) returns table (application_id uuid, duty text)
language sql stable security definer set search_path = slett, pg_temp as $$
  select a.id, d.duty
  from application a join closing_applicants(process) c on c.application_id = a.id
    cross join unnest(array['handover', 'qualifications']) as d (duty)
  where a.process_id = process and a.decision = 'hired'
    and not exists (
      select from restriction r where r.application_id = a.id and r.item_id is null and r.lifted_at is null)
    and not exists (
      select from handover h where h.application_id = a.id and h.duty = d.duty and h.met_by <> 'clock') $$;

revoke all on function unmet_duties from public;
grant execute on function unmet_duties to ${serviceRole};
grant select, insert, update on closing_letter to ${serviceRole};
grant select, insert, update, delete on handover to ${serviceRole};
grant select on closing_letter, handover to ${backupRole};

alter table closing_letter enable row level security;
alter table handover enable row level security;

-- Found as the clock, written under the rights of those whom they tell.
create policy telling on closing_letter
  using ((select purpose()) = 'clock' or (select purpose()) = 'rights' and (select actor_role()) = 'system');
create policy waiting on closing_letter for select using ((select purpose()) = 'erasure');
create policy waits on closing_letter for insert with check ((select purpose()) = 'erasure');

create policy live_reading on handover for select
  using ((select purpose()) = 'recruitment' and exists (
    select from application a where a.id = application_id offset 0));
create policy live_work on handover for insert
  with check ((select purpose()) = 'recruitment' and exists (
      select from application a where a.id = application_id offset 0)
    or (select purpose()) = 'clock' and met_by = 'clock');
create policy live_change on handover for update
  using ((select purpose()) = 'recruitment' and exists (
    select from application a where a.id = application_id offset 0));
create policy of_the_subject on handover for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy claimed_goes on handover
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = handover.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
-- A block on the whole application keeps what was done about it too.
create policy spared on handover as restrictive for delete
  using (not exists (
    select from survival s where s.application_id = handover.application_id
      and s.purpose in ('hold', 'restriction', 'request') and s.application_id = any (s.items) offset 0));
