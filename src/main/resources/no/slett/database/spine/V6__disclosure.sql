-- Who outside got what of whom (Art. 15(1)(c), 19), and what they were told since. Opaque ids, times and kinds of data.

-- As the controller declares them. Never deleted: the ledger names them, and so do certificates.
create table recipient (
  id            text primary key,
  name          text not null,
  role          text not null check (role in ('processor', 'recipient')),
  category_nb   text not null,
  category_nn   text not null,
  category_en   text not null,
  country       text not null,
  transfer      text,
  erases_within text,
  webhook       boolean not null,
  events        text[] not null,
  declared      boolean not null,
  updated_at    timestamptz not null
);
comment on column recipient.erases_within is 'a period: its contract has it erase by itself what it got (Art. 28(3)(g))';
comment on column recipient.events is 'what it wants to hear of besides what Art. 19 has it told';

create table disclosure (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  recipient      text not null references recipient,
  path           text not null check (path in ('mail', 'webhook', 'handover', 'export')),
  categories     text[] not null,
  purpose        text not null references activity,
  at             timestamptz not null
);
create index on disclosure (application_id, at);
create index on disclosure (process_id);

alter table erasure add column recipients text[] not null default '{}';
comment on column erasure.recipients is 'whom the ledger named, once its lines are gone';

grant select, insert, update on recipient to ${serviceRole};
grant select, insert, delete on disclosure to ${serviceRole};
grant select on recipient, disclosure to ${backupRole};

alter table recipient enable row level security;
alter table disclosure enable row level security;

create policy anyone_with_a_purpose on recipient for select using ((select purpose()) <> '');
create policy clock_writes on recipient using ((select purpose()) = 'clock');

-- Whoever hands data out; a purpose that sees applications, only of those that it sees.
create policy discloses on disclosure for insert
  with check ((select purpose()) in ('mail', 'notification')
    or (select purpose()) = 'recruitment' and exists (
      select from application a where a.id = application_id offset 0)
    or (select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy of_the_subject on disclosure for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy facts on disclosure for select using ((select purpose()) in ('accountability', 'replay'));
create policy claimed_goes on disclosure
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = disclosure.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on disclosure as restrictive for delete
  using (not exists (select from survival s where s.application_id = disclosure.application_id offset 0));

-- What recipients are told: an outbox of events, and for those of Art. 19 what came of it. Opaque ids, times and names of
-- fields. No reference to the application: an erased one's rows are gone, and its recipients are told all the same.
create table notification (
  id             uuid primary key,
  recipient      text not null references recipient,
  event          text not null check (event in ('application.received', 'hiring-process.closed', 'applicant.rectified',
    'applicant.restricted', 'applicant.erased')),
  process_id     uuid not null,
  application_id uuid,
  receipt_hash   text,
  fields         text[] not null default '{}',
  channel        text not null check (channel in ('webhook', 'contract', 'none')),
  occurred_at    timestamptz not null,
  ends_at        timestamptz not null,
  next_try_at    timestamptz not null default '-infinity',
  attempts       int not null default 0,
  outcome        text check (outcome in ('unreachable', 'rejected', 'delivered')),
  answer         text check (answer in ('acknowledged', 'declined', 'told')),
  answered_at    timestamptz,
  check ((answer is null) = (answered_at is null))
);
comment on column notification.receipt_hash is 'of an erasure: whoever holds the receipt may see what came of it';
comment on column notification.channel is 'how it is told; by contract: the recipient erases by itself until ends_at';
comment on column notification.ends_at is 'by the service clock: when trying ends, or the contract is kept';
comment on column notification.next_try_at is 'by the system clock';
create index on notification (recipient, next_try_at) where channel = 'webhook' and answer is null;
create index on notification (application_id);
create index on notification (receipt_hash);
create index on notification (occurred_at desc, id);

-- The same parts give the same id: what is told again after a restore is the same event.
create function event_id(variadic parts text[]) returns uuid language sql immutable parallel safe
  return overlay(overlay(left(encode(sha256(convert_to(array_to_string(parts, '|'), 'UTF8')), 'hex'), 32)
    placing '8' from 13) placing '8' from 17)::uuid;

create function notification_state(n notification) returns text language sql stable parallel safe
  return case when n.answer in ('acknowledged', 'told') then 'acknowledged'
    when n.answer = 'declined' or n.channel = 'none' then 'failed'
    when n.ends_at > (select instant()) then 'pending'
    when n.channel = 'contract' then 'acknowledged' else 'failed' end;

-- Of every recipient, how it is told what Art. 19 has it told, and until when.
create function channel(r recipient) returns text language sql stable parallel safe
  return case when r.webhook then 'webhook' when r.erases_within is not null then 'contract' else 'none' end;
create function telling_ends(r recipient, happened timestamptz) returns timestamptz language sql stable parallel safe
  return case when r.webhook then (select instant()) + interval '14 days'
    when r.erases_within is not null
      then (happened at time zone 'Europe/Oslo' + r.erases_within::interval) at time zone 'Europe/Oslo'
    else happened end;

alter table hiring_process add column closed_told boolean not null default false;
update hiring_process set closed_told = true where closed_at <= now();
create index on hiring_process (closed_at) where not closed_told;

grant select, insert, update, delete on notification to ${serviceRole};
grant select on notification to ${backupRole};
alter table notification enable row level security;

create policy notification_reads on hiring_process for select using ((select purpose()) = 'notification');
create policy notification_knows on erasure for select using ((select purpose()) = 'notification');

create policy posted on notification for insert
  with check ((select purpose()) in ('clock', 'replay')
    or (select purpose()) in ('intake', 'rights') and application_id::text = any ((select subjects())::text[]));
-- Once the erasure is claimed, nobody is told any more that there is an application.
create policy telling on notification
  using ((select purpose()) = 'notification' and (event <> 'application.received' or not exists (
    select from erasure e where e.application_id = notification.application_id and e.claimed_at is not null offset 0)));
create policy holder_of_code on notification for select
  using ((select purpose()) = 'public' and receipt_hash = any ((select subjects())::text[]));
create policy facts on notification for select using ((select purpose()) = 'accountability');
-- Told otherwise: by its id, since the application may be gone.
create policy of_the_subject on notification for select
  using ((select purpose()) = 'rights' and (application_id::text = any ((select subjects())::text[])
    or id::text = any ((select subjects())::text[])));
create policy told on notification for update
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy claimed_goes on notification
  using ((select purpose()) = 'erasure' and event <> 'applicant.erased' and exists (
    select from erasure e where e.application_id = notification.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy spared on notification as restrictive for delete
  using ((select purpose()) = 'notification' or not exists (
    select from survival s where s.application_id = notification.application_id offset 0));
