-- Referees, and what they said (law section 7). A referee who is named in the form becomes a row only when somebody wants to
-- speak to them: until then there is no second copy of what the applicant typed. Neither table is ever part of what outlives
-- the pre-contract basis: kept() knows neither, so that both go when the process is closed, whatever blocks the rest.

create table referee (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  position       int,
  activity       text not null references activity,
  language       text not null check (language in ('nb', 'nn', 'en')),
  added_at       timestamptz not null,
  added_by       text not null,
  data_key       bytea not null,
  contact        bytea not null,
  mailbox_tag    bytea,
  token_hash     bytea unique,
  contacted_at   timestamptz,
  alerted_at     timestamptz,
  objected_at    timestamptz,
  unique (application_id, position),
  unique (application_id, mailbox_tag),
  check (objected_at is null or length(contact) + length(data_key) = 0)
);
comment on column referee.position is 'the place in the form''s list; null for somebody whom the applicant did not name';
comment on column referee.contact is 'empty once the referee objected: the row stays, so that nobody contacts them again';
comment on column referee.mailbox_tag is 'keyed hash of the address under the application''s key, and gone with it';
comment on column referee.contacted_at is 'when the notice of Art. 14 went out: nothing is noted before';
create index on referee (process_id);
create index on referee (added_at) where contacted_at is null;

create table reference_note (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  referee_id     uuid not null references referee,
  created_at     timestamptz not null,
  author         text not null,
  holds          text[] not null check (holds <@ array['facts', 'assessment'] and holds <> '{}'),
  data_key       bytea not null,
  object         text not null
);
create index on reference_note (application_id, created_at);
create index on reference_note (referee_id);
create index on reference_note (process_id);

-- Whose application a referee is about: to tell staff why they do not see it (any more). An id for an id, nothing else.
create function application_of_referee(referee uuid) returns uuid
language sql stable security definer set search_path = slett, pg_temp as $$
  select r.application_id from slett.referee r where r.id = application_of_referee.referee $$;
revoke all on function application_of_referee from public;
grant execute on function application_of_referee to ${serviceRole};

grant select, insert, update, delete on referee to ${serviceRole};
grant select, insert, delete on reference_note to ${serviceRole};
grant select on referee, reference_note to ${backupRole};

alter table referee enable row level security;
alter table reference_note enable row level security;

create policy live_reading on referee for select
  using ((select purpose()) = 'recruitment' and exists (select from application a where a.id = application_id offset 0));
-- The referee is not party to any contract: their data rest on a legitimate interest or on nothing (law LB-2).
create policy live_work on referee for insert
  with check ((select purpose()) = 'recruitment'
    and exists (select from application a where a.id = application_id offset 0)
    and exists (select from activity a where a.id = referee.activity and a.enabled and a.legal_basis = '6(1)(f)' offset 0));
create policy live_contact on referee for update
  using ((select purpose()) = 'recruitment' and objected_at is null
    and exists (select from application a where a.id = application_id offset 0));
create policy of_the_link on referee for select
  using ((select purpose()) = 'rights' and encode(token_hash, 'hex') = any ((select subjects())::text[]));
create policy of_the_link_changes on referee for update
  using ((select purpose()) = 'rights' and encode(token_hash, 'hex') = any ((select subjects())::text[]));
create policy subject_reads on referee for select
  using ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy replays on referee using ((select purpose()) = 'replay');
-- Whom nobody contacted within the month of Art. 14(3)(a) is forgotten.
create policy unnoticed on referee for select using ((select purpose()) = 'clock' and contacted_at is null);
create policy unnoticed_alerted on referee for update using ((select purpose()) = 'clock' and contacted_at is null);
create policy unnoticed_goes on referee for delete
  using ((select purpose()) = 'clock' and contacted_at is null and objected_at is null);
create policy claimed_goes on referee
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = referee.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));

create policy live_reading on reference_note for select
  using ((select purpose()) = 'recruitment' and exists (select from application a where a.id = application_id offset 0)
    and not exists (
      select from restriction r where r.application_id = reference_note.application_id
        and r.item_id = reference_note.id and r.lifted_at is null offset 0));
-- Nothing is noted of somebody who was not told first, or who does not want it (law IN-2).
create policy live_work on reference_note for insert
  with check ((select purpose()) = 'recruitment' and exists (
    select from referee r where r.id = referee_id and r.application_id = reference_note.application_id
      and r.contacted_at is not null and r.objected_at is null offset 0));
create policy of_the_link on reference_note for select
  using ((select purpose()) = 'rights' and exists (select from referee r where r.id = referee_id offset 0));
create policy claimed_goes on reference_note
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = reference_note.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
