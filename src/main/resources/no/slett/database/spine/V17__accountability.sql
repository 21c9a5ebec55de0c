-- Personal data breaches (Art. 33, 34): when it was known, what was decided, and who was told. Rows hold times and words of
-- closed lists; whatever somebody wrote is sealed under the breach's own key.
create table breach (
  id            uuid primary key,
  opened_by     text not null,
  opened_at     timestamptz not null,
  aware_at      timestamptz not null,
  due_at        timestamptz not null,
  occurred_from timestamptz,
  occurred_to   timestamptz,
  suspect       text,
  alarmed       int not null default 0,
  authority     text check (authority in ('notified', 'not-notified')),
  authority_at  timestamptz,
  persons       text check (persons in ('told', 'not-told')),
  persons_at    timestamptz,
  check (occurred_from < occurred_to),
  check (suspect is null or occurred_from is not null),
  check ((occurred_from is null) = (occurred_to is null)),
  check ((authority is null) = (authority_at is null)),
  check ((persons is null) = (persons_at is null))
);
comment on column breach.due_at is '72 hours after aware_at, by the clock: periods in hours do not roll (Reg. 1182/71)';
comment on column breach.suspect is 'the actor whose events in the log tell what was touched; of all actors when null';
comment on column breach.alarmed is 'hours after aware_at told of';
create index on breach (due_at) where authority is null;

-- What was written about it, in order; nothing is taken back (Art. 33(5)).
create table breach_entry (
  id         uuid primary key,
  breach_id  uuid not null references breach on delete cascade,
  kind       text not null
    check (kind in ('opening', 'facts', 'effects', 'measures', 'phase', 'authority', 'persons', 'notice')),
  author     text not null,
  written_at timestamptz not null,
  data_key   bytea not null,
  content    bytea not null
);
create index on breach_entry (breach_id, written_at);

-- Whom the controller tells (Art. 34): of those who were touched, the ones that are still there. Goes with the application.
create table breach_addressee (
  breach_id      uuid not null references breach on delete cascade,
  application_id uuid not null,
  told_at        timestamptz,
  reached        boolean,
  primary key (breach_id, application_id),
  check ((told_at is null) = (reached is null))
);
comment on column breach_addressee.reached is 'false where nothing is left of the application that holds an address';
create index on breach_addressee (application_id);
create index on breach_addressee (breach_id) where told_at is null;

-- Windows of the log: ids follow time, so that a few blocks are read.
create index on audit_event using brin (at);

grant select, insert, update (alarmed, occurred_from, occurred_to, suspect, authority, authority_at, persons, persons_at), delete on breach to ${serviceRole};
grant select, insert on breach_entry to ${serviceRole};
grant select, insert, update (told_at, reached), delete on breach_addressee to ${serviceRole};
grant select on breach, breach_entry, breach_addressee to ${backupRole};

alter table breach enable row level security;
alter table breach_entry enable row level security;
alter table breach_addressee enable row level security;

create policy reads_it on breach for select
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy opens_it on breach for insert
  with check ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy decides_it on breach for update
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy facts on breach for select using ((select purpose()) in ('clock', 'accountability'));
create policy alarms on breach for update using ((select purpose()) = 'clock');
create policy forgets on breach for delete
  using ((select purpose()) = 'clock' and opened_at + interval '3 years' <= (select instant()));
create policy about_it on breach_entry
  using ((select purpose()) = 'rights' and breach_id::text = any ((select subjects())::text[]));
create policy reads_it on breach_addressee for select
  using ((select purpose()) = 'rights' and breach_id::text = any ((select subjects())::text[]));
create policy names_them on breach_addressee for insert
  with check ((select purpose()) = 'rights' and breach_id::text = any ((select subjects())::text[]));
create policy tells_them on breach_addressee for update
  using ((select purpose()) = 'rights' and breach_id::text = any ((select subjects())::text[]));
create policy facts on breach_addressee for select using ((select purpose()) in ('clock', 'accountability'));
create policy claimed_goes on breach_addressee
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = breach_addressee.application_id and e.claimed_at is not null offset 0));
