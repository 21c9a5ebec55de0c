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
  with check ((select purpose()) = 'mail'
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
