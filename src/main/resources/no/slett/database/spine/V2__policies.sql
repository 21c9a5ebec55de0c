-- Who sees what: the closed list of purposes, in policies. Row-level security is enabled, not forced on the owner: forcing
-- would blind its migrations.

-- The questions that policies ask below in place, for a single row.
create function process_open_to_actor(process uuid) returns boolean language sql stable parallel safe
  return (select actor_role()) <> 'hiring-manager' or exists (
    select from process_manager m where m.process_id = process and m.subject = (select actor()));

create function recruitment_lives(application uuid) returns boolean language sql stable parallel safe
  return exists (
    select from basis b join hiring_process p on p.id = b.process_id
    where b.application_id = application and b.activity in ('recruitment', 'unsolicited')
      and b.began_at <= (select instant()) and b.ends_at > (select instant())
      and coalesce(p.closed_at, 'infinity') > (select instant()));

grant usage on schema slett to ${serviceRole}, ${backupRole};
grant select on all tables in schema slett to ${backupRole};
grant select on all sequences in schema slett to ${backupRole};
alter default privileges in schema slett grant select on tables to ${backupRole};
alter default privileges in schema slett grant select on sequences to ${backupRole};
grant select, insert, update on installation, activity, hiring_process, notice, journal_entry, erasure, erasure_batch,
  certificate, application, basis, document, note, outbox, survival, restriction, hold, reason to ${serviceRole};
grant delete on application, basis, document, note, outbox, process_manager, certificate, erasure, erasure_batch,
  journal_entry, survival, restriction, hold, reason to ${serviceRole};
grant select, insert on process_manager, audit_event, audit_seal to ${serviceRole};
grant update (seal) on audit_event to ${serviceRole};

alter table installation enable row level security;
alter table activity enable row level security;
alter table hiring_process enable row level security;
alter table process_manager enable row level security;
alter table notice enable row level security;
alter table application enable row level security;
alter table basis enable row level security;
alter table document enable row level security;
alter table note enable row level security;
alter table outbox enable row level security;
alter table survival enable row level security;
alter table restriction enable row level security;
alter table hold enable row level security;
alter table reason enable row level security;
alter table erasure enable row level security;
alter table erasure_batch enable row level security;
alter table certificate enable row level security;
alter table journal_entry enable row level security;
alter table audit_event enable row level security;
alter table audit_seal enable row level security;

-- Policies ask their questions in place: a function would start an executor for each row, which costs ten times as much.
-- OFFSET 0 keeps the planner from hashing a whole table for each of them.
create policy anyone_with_a_purpose on installation for select using ((select purpose()) <> '');
create policy machinery on installation using ((select purpose()) in ('clock', 'replay'));

create policy anyone_with_a_purpose on activity for select using ((select purpose()) <> '');
create policy clock_writes on activity using ((select purpose()) = 'clock');

create policy public_reads on hiring_process for select
  using ((select purpose()) in ('public', 'intake') and opened_at is not null);
-- Intake locks the row against closing and changes nothing.
create policy intake_locks on hiring_process for update
  using ((select purpose()) = 'intake' and opened_at is not null) with check (false);
create policy staff_works on hiring_process
  using ((select purpose()) = 'recruitment' and ((select actor_role()) <> 'hiring-manager' or exists (
    select from process_manager m where m.process_id = hiring_process.id and m.subject = (select actor()) offset 0)));
create policy parts_read on hiring_process for select
  using ((select purpose()) in ('document', 'talent-pool', 'claims-defence', 'clock', 'mail', 'index', 'erasure', 'replay',
    'accountability'));
create policy parts_write on hiring_process for update
  using ((select purpose()) in ('clock', 'erasure', 'replay'));

create policy staff_works on process_manager
  using ((select purpose()) = 'recruitment' and (select actor_role()) <> 'hiring-manager');
create policy manager_knows on process_manager for select
  using ((select purpose()) = 'recruitment' and subject = (select actor()));
create policy facts on process_manager for select using ((select purpose()) = 'accountability');
create policy erasure_removes on process_manager using ((select purpose()) = 'erasure');

create policy public_reads on notice for select
  using ((select purpose()) in ('public', 'intake', 'recruitment', 'rights', 'clock'));
create policy clock_writes on notice using ((select purpose()) = 'clock');

create policy intake_inserts on application for insert
  with check ((select purpose()) = 'intake' and id::text = any ((select subjects())::text[]));
create policy intake_knows on application for select
  using ((select purpose()) = 'intake' and (id::text = any ((select subjects())::text[])
    or encode(idempotency_tag, 'hex') = any ((select subjects())::text[])
    or encode(email_tag, 'hex') = any ((select subjects())::text[])));
create policy intake_marks on application for update
  using ((select purpose()) = 'intake' and encode(email_tag, 'hex') = any ((select subjects())::text[]));
-- One policy for all who read by a legal basis: every further one would have each policy that asks for an application
-- planned once more. What is kept beyond the hiring process is seen for its own purpose only, and never while the
-- position is open; the index holds whatever any basis or block keeps, restricted or not.
create policy live_reading on application for select
  using ((select purpose()) in ('recruitment', 'document', 'index', 'talent-pool', 'claims-defence')
    and (exists (
        select from basis b join hiring_process p on p.id = b.process_id
        where b.application_id = application.id
          and b.began_at <= (select instant()) and b.ends_at > (select instant())
          and case when (select purpose()) in ('talent-pool', 'claims-defence')
            then b.activity = (select purpose()) and p.closed_at <= (select instant())
            else b.activity in ('recruitment', 'unsolicited')
              and coalesce(p.closed_at, 'infinity') > (select instant()) end offset 0)
      or (select purpose()) = 'index' and exists (
        select from survival s where s.application_id = application.id offset 0))
    and ((select purpose()) = 'index' or not exists (
      select from restriction r
      where r.application_id = application.id and r.item_id is null and r.lifted_at is null offset 0))
    and not exists (
      select from erasure e where e.application_id = application.id and e.claimed_at is not null offset 0)
    and ((select actor_role()) <> 'hiring-manager' or exists (
      select from process_manager m
      where m.process_id = application.process_id and m.subject = (select actor()) offset 0)));
create policy live_work on application for update
  using ((select purpose()) = 'recruitment'
    and exists (
      select from basis b join hiring_process p on p.id = b.process_id
      where b.application_id = application.id and b.activity in ('recruitment', 'unsolicited')
        and b.began_at <= (select instant()) and b.ends_at > (select instant())
        and coalesce(p.closed_at, 'infinity') > (select instant()) offset 0)
    and not exists (
      select from restriction r
      where r.application_id = application.id and r.item_id is null and r.lifted_at is null offset 0)
    and not exists (
      select from erasure e where e.application_id = application.id and e.claimed_at is not null offset 0)
    and ((select actor_role()) <> 'hiring-manager' or exists (
      select from process_manager m
      where m.process_id = application.process_id and m.subject = (select actor()) offset 0)));
create policy claimed_goes on application
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = application.id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on application as restrictive for delete
  using (not exists (select from survival s where s.application_id = application.id offset 0));

create policy intake_inserts on basis for insert
  with check ((select purpose()) = 'intake' and application_id::text = any ((select subjects())::text[]));
create policy facts on basis for select
  using ((select purpose()) in ('document', 'clock', 'index', 'erasure', 'replay', 'accountability'));
-- Who selects must not know who consented, or what is kept for a dispute (law CO-2).
create policy pre_contract on basis for select
  using ((select purpose()) = 'recruitment' and activity in ('recruitment', 'unsolicited'));
create policy survivors on basis for select
  using ((select purpose()) in ('talent-pool', 'claims-defence') and activity = (select purpose()));
create policy replays on basis for insert with check ((select purpose()) = 'replay');
create policy ends on basis for update
  using ((select purpose()) in ('clock', 'replay') or (select purpose()) = 'recruitment' and ((select actor_role()) <> 'hiring-manager' or exists (
    select from process_manager m where m.process_id = basis.process_id and m.subject = (select actor()) offset 0)));
create policy claimed_goes on basis for delete
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = basis.application_id and e.claimed_at is not null offset 0));

create policy intake_inserts on document for insert
  with check ((select purpose()) = 'intake' and application_id::text = any ((select subjects())::text[]));
create policy live_reading on document for select
  using ((select purpose()) in ('recruitment', 'document', 'index', 'talent-pool', 'claims-defence')
    and exists (select from application a where a.id = application_id offset 0)
    and ((select purpose()) not in ('talent-pool', 'claims-defence') or exists (
      select from survival s where s.application_id = document.application_id
        and s.purpose = (select purpose()) and document.id = any (s.items) offset 0))
    and ((select purpose()) = 'index' or not exists (
      select from restriction r where r.application_id = document.application_id
        and r.item_id = document.id and r.lifted_at is null offset 0)));
create policy checking on document for update
  using ((select purpose()) = 'document' and exists (select from application a where a.id = application_id offset 0)
    and not exists (
      select from restriction r where r.application_id = document.application_id
        and r.item_id = document.id and r.lifted_at is null offset 0));
create policy claimed_goes on document
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = document.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on document as restrictive for delete
  using (not exists (
    select from survival s where s.application_id = document.application_id
      and document.id = any (s.items) offset 0));

create policy live_reading on note for select
  using ((select purpose()) in ('recruitment', 'index', 'talent-pool', 'claims-defence')
    and exists (select from application a where a.id = application_id offset 0)
    and ((select purpose()) not in ('talent-pool', 'claims-defence') or exists (
      select from survival s where s.application_id = note.application_id
        and s.purpose = (select purpose()) and note.id = any (s.items) offset 0))
    and ((select purpose()) = 'index' or not exists (
      select from restriction r where r.application_id = note.application_id
        and r.item_id = note.id and r.lifted_at is null offset 0)));
create policy live_work on note for insert
  with check ((select purpose()) = 'recruitment' and exists (
    select from application a where a.id = application_id offset 0));
create policy claimed_goes on note
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = note.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on note as restrictive for delete
  using (not exists (
    select from survival s where s.application_id = note.application_id
      and note.id = any (s.items) offset 0));

create policy put_in on outbox for insert with check ((select purpose()) in ('intake', 'clock'));
create policy sending on outbox
  using ((select purpose()) = 'mail' and (application_id is null or not exists (
    select from erasure e where e.application_id = outbox.application_id and e.claimed_at is not null offset 0)));
create policy waiting on outbox for select using ((select purpose()) in ('erasure', 'replay', 'clock'));
create policy holding on outbox for update using ((select purpose()) = 'replay');
create policy claimed_goes on outbox for delete
  using ((select purpose()) = 'erasure' and (application_id is null or exists (
    select from erasure e where e.application_id = outbox.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0)));

create policy facts on survival for select
  using ((select purpose()) in ('index', 'clock', 'erasure', 'replay', 'accountability', 'rights')
    or (select purpose()) in ('talent-pool', 'claims-defence') and purpose = (select purpose()));
create policy erasing on survival using ((select purpose()) in ('erasure', 'replay'));

create policy facts on restriction for select
  using ((select purpose()) in ('recruitment', 'document', 'talent-pool', 'claims-defence', 'clock', 'erasure', 'replay',
    'accountability'));
create policy of_the_subject on restriction
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy runs_out on restriction for update using ((select purpose()) in ('clock', 'replay'));
create policy replays on restriction for insert with check ((select purpose()) = 'replay');
create policy claimed_goes on restriction for delete
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = restriction.application_id and e.claimed_at is not null offset 0));

create policy facts on hold for select
  using ((select purpose()) in ('recruitment', 'clock', 'erasure', 'replay', 'accountability'));
create policy of_the_subject on hold
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy runs_out on hold for update using ((select purpose()) in ('clock', 'replay'));
create policy replays on hold for insert with check ((select purpose()) = 'replay');
create policy claimed_goes on hold for delete
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = hold.application_id and e.claimed_at is not null offset 0));

create policy of_the_subject on reason
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy claimed_goes on reason
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = reason.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));

create policy promise on erasure for insert
  with check ((select purpose()) = 'intake' and application_id::text = any ((select subjects())::text[])
    or (select purpose()) = 'replay');
create policy intake_knows on erasure for select
  using ((select purpose()) = 'intake' and (application_id::text = any ((select subjects())::text[])
    or encode(idempotency_tag, 'hex') = any ((select subjects())::text[])));
create policy holder_of_code on erasure for select
  using ((select purpose()) = 'public' and receipt_hash = any ((select subjects())::text[]));
create policy facts on erasure for select
  using ((select purpose()) in ('document', 'recruitment', 'talent-pool', 'claims-defence', 'index', 'mail', 'clock',
    'erasure', 'replay', 'accountability'));
create policy claims on erasure for update using ((select purpose()) in ('erasure', 'replay'));
create policy comes_due on erasure for update
  using ((select purpose()) = 'recruitment' and claimed_at is null and ((select actor_role()) <> 'hiring-manager' or exists (
    select from process_manager m where m.process_id = erasure.process_id and m.subject = (select actor()) offset 0)));
create policy forgets on erasure for delete using ((select purpose()) = 'erasure' and finished_at is not null);

create policy erasing on erasure_batch using ((select purpose()) in ('erasure', 'replay'));
create policy facts on erasure_batch for select using ((select purpose()) = 'accountability');

create policy holder_of_code on certificate for select
  using ((select purpose()) = 'public' and receipt_hash = any ((select subjects())::text[]));
create policy certifying on certificate using ((select purpose()) in ('erasure', 'replay'));

create policy journalling on journal_entry for select
  using ((select purpose()) in ('recruitment', 'clock', 'erasure', 'replay'));
create policy intends on journal_entry for insert
  with check ((select purpose()) in ('recruitment', 'clock', 'erasure', 'replay'));
create policy effects on journal_entry for update
  using ((select purpose()) in ('recruitment', 'clock', 'erasure', 'replay'));
create policy expires on journal_entry for delete using ((select purpose()) in ('erasure', 'replay'));

create policy anybody_adds on audit_event for insert with check ((select purpose()) <> '' and seal is null);
create policy accounts on audit_event for select using ((select purpose()) = 'accountability');
create policy seals on audit_event for update using ((select purpose()) = 'accountability' and seal is null)
  with check ((select purpose()) = 'accountability');
create policy seals on audit_seal using ((select purpose()) = 'accountability');
