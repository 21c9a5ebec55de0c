-- The spine: hiring processes, applications and what hangs from them, their legal bases, the promise to erase, the
-- journal's and the audit log's state. Rows hold pseudonymous facts and sealed bytes; readable personal data lives only
-- in the schema working_index, which is unlogged and has migrations of its own.

-- What a transaction carries. Empty once a connection has carried something before, so '' means the same as null.
create function purpose() returns text language sql stable parallel safe
  return coalesce(current_setting('slett.purpose', true), '');
create function actor() returns text language sql stable parallel safe
  return coalesce(current_setting('slett.actor', true), '');
create function actor_role() returns text language sql stable parallel safe
  return coalesce(current_setting('slett.role', true), '');
create function subjects() returns text[] language sql stable parallel safe
  return string_to_array(coalesce(current_setting('slett.subjects', true), ''), ',');
create function instant() returns timestamptz language sql stable parallel safe
  return nullif(current_setting('slett.instant', true), '')::timestamptz;

create table installation (
  id         uuid primary key,
  created_at timestamptz not null,
  alive_at   timestamptz not null,
  restored_at timestamptz,
  only_one   boolean not null default true unique check (only_one)
);

comment on column installation.alive_at is 'the last sign of life, by the system clock';
comment on column installation.restored_at is 'when a restore was found that the operator has not accepted yet';

create table activity (
  id            text primary key,
  legal_basis   text not null check (legal_basis in ('6(1)(a)', '6(1)(b)', '6(1)(c)', '6(1)(f)')),
  enabled       boolean not null,
  retention     text not null,
  keeps         text[] not null default '{}',
  updated_at    timestamptz not null
);
comment on column activity.keeps is 'kinds of items that its categories cover: form, cv, attachment, note, decision';

create table hiring_process (
  id             uuid primary key,
  slug           text not null unique,
  title          text not null,
  kind           text not null check (kind in ('vacancy', 'unsolicited')),
  language       text not null check (language in ('nb', 'nn', 'en')),
  questions      jsonb,
  deadline       timestamptz,
  closing_window text not null,
  created_at     timestamptz not null,
  opened_at      timestamptz,
  decided_at     timestamptz,
  active_at      timestamptz,
  latest         timestamptz,
  closing_at     timestamptz,
  closed_at      timestamptz,
  pressed        boolean not null default false,
  reopenings     int not null default 0,
  warned         int not null default 0,
  purged_at      timestamptz,
  check ((closing_at is null) = (closed_at is null)),
  check (kind = 'unsolicited' or opened_at is null or (closed_at is not null and closed_at <= latest))
);
comment on column hiring_process.closing_at is 'when closing begins: pressed, or by itself if nothing happens before';
comment on column hiring_process.closed_at is 'when 6(1)(b) ends for all of it; never empty for an opened vacancy';
create index on hiring_process (closing_at) where not pressed and purged_at is null;
create index on hiring_process (closed_at) where purged_at is null;

create table process_manager (
  process_id  uuid not null references hiring_process,
  subject     text not null,
  assigned_at timestamptz not null,
  primary key (process_id, subject)
);
create index on process_manager (subject);

create table notice (
  process_id  uuid not null references hiring_process,
  version     text not null,
  language    text not null,
  html        text not null,
  plain       text not null,
  sha256      text not null,
  shown_from  timestamptz not null,
  replaced_at timestamptz,
  activities  text[] not null default '{}',
  primary key (process_id, version, language)
);
comment on column notice.activities is 'the purposes it tells of: nothing is kept for any other (law LB-3)';

create table application (
  id               uuid primary key,
  process_id       uuid not null references hiring_process,
  received_at      timestamptz not null,
  stage            text not null check (stage in ('new', 'screening', 'interview', 'offer')),
  locale           text not null,
  notice_version   text not null,
  notice_sha256    text not null,
  same_mailbox     boolean not null default false,
  email_tag        bytea not null,
  idempotency_tag  bytea,
  fingerprint      bytea not null,
  data_key         bytea not null,
  profile          bytea not null,
  receipt          bytea not null,
  form_object      text not null,
  decision         text check (decision in ('hired', 'rejected', 'withdrawn')),
  decision_reason  text,
  decision_comment bytea,
  decided_at       timestamptz,
  decided_by       text,
  unique (process_id, idempotency_tag)
);
create index on application (process_id, received_at desc, id desc);
create index on application (process_id, email_tag);

create table basis (
  application_id uuid not null references application,
  activity       text not null references activity,
  process_id     uuid not null references hiring_process,
  began_at       timestamptz not null,
  ends_at        timestamptz not null,
  ended_by       text,
  primary key (application_id, activity)
);
comment on column basis.ends_at is 'the furthest end; a 6(1)(b) basis also ends when its process is closed';
create index on basis (ends_at);
create index on basis (process_id);

create table document (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  position       int not null,
  kind           text not null,
  state          text not null check (state in ('quarantined', 'clean', 'refused')),
  reason         text,
  flags          text[] not null default '{}',
  media_type     text not null,
  size           bigint not null,
  data_key       bytea not null,
  name           bytea not null,
  object         text not null,
  text_object    text,
  checked_at     timestamptz,
  attempts       int not null default 0,
  leased_until   timestamptz
);
create index on document (application_id, position);
create index on document (process_id);
create index on document (attempts, id) where state = 'quarantined';

create table note (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  created_at     timestamptz not null,
  author         text not null,
  data_key       bytea not null,
  object         text not null
);
create index on note (application_id, created_at);
create index on note (process_id);

create table outbox (
  id             uuid primary key,
  application_id uuid references application,
  process_id     uuid references hiring_process,
  kind           text not null,
  data_key       bytea,
  sealed         bytea not null,
  created_at     timestamptz not null,
  next_try_at    timestamptz not null,
  useless_at     timestamptz,
  attempts       int not null default 0,
  held           boolean not null default false,
  check (process_id is not null or application_id is null and data_key is not null)
);
comment on column outbox.process_id is 'null for a mail that belongs to no process: its key is its own';
create index on outbox (next_try_at) where not held;
create index on outbox (application_id);
create index on outbox (process_id);

-- The promise made with each receipt: one row an application from the first moment, which outlives the application.
create table erasure (
  application_id  uuid primary key,
  process_id      uuid not null references hiring_process,
  receipt_hash    text not null unique,
  promised_by     timestamptz not null,
  due_at          timestamptz,
  trigger         text,
  ground          text,
  batch_id        uuid,
  claimed_at      timestamptz,
  finished_at     timestamptz,
  rows_gone       jsonb,
  reduction       uuid,
  reduced         jsonb not null default '{}',
  idempotency_tag bytea
);
comment on column erasure.reduction is 'the batch that reduces it to what survives, while that runs';
comment on column erasure.reduced is 'what reductions removed: counts by batch';
create index on erasure (process_id) where finished_at is null;
create index on erasure (batch_id);
create index on erasure (process_id, idempotency_tag);

create table erasure_batch (
  id           uuid primary key,
  process_id   uuid not null references hiring_process,
  extent       text not null check (extent in ('process', 'persons', 'reduction')),
  trigger      text not null,
  step         text not null,
  started_at   timestamptz not null,
  objects_gone jsonb,
  finished_at  timestamptz,
  leased_until timestamptz not null
);
create index on erasure_batch (leased_until) where finished_at is null;

-- What outlives the pre-contract basis, by the purpose that keeps it. For each row the store of keys holds one object,
-- {purpose}/{application}, with the data keys of exactly these items; the application's own key is gone.
create table survival (
  application_id uuid not null references application,
  purpose        text not null
    check (purpose in ('talent-pool', 'claims-defence', 'hold', 'restriction', 'request')),
  process_id     uuid not null references hiring_process,
  items          uuid[] not null,
  ends_at        timestamptz not null,
  primary key (application_id, purpose)
);
comment on column survival.items is 'the application''s own id for its form and profile; ids of documents and notes';
create index on survival (process_id);

-- Art. 18: stored and nothing else. Of one item, or of all when item_id is null.
create table restriction (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  item_id        uuid,
  ground         text not null check (ground in ('accuracy', 'unlawful', 'subject-claims', 'objection')),
  opened_by      text not null,
  opened_at      timestamptz not null,
  review_at      timestamptz not null,
  notified_at    timestamptz,
  lifts_at       timestamptz,
  lifted_at      timestamptz,
  check ((notified_at is null) = (lifts_at is null))
);
create index on restriction (application_id) where lifted_at is null;
create index on restriction (process_id);

-- Art. 17(3)(e): a concrete dispute. It lapses after a few days unless a second person confirms it, later unless renewed.
create table hold (
  id             uuid primary key,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  item_id        uuid,
  opened_by      text not null,
  opened_at      timestamptz not null,
  confirmed_by   text,
  confirmed_at   timestamptz,
  asked_until    timestamptz,
  review_at      timestamptz not null,
  released_at    timestamptz,
  check (confirmed_by is distinct from opened_by)
);
comment on column hold.review_at is 'when it lapses by itself';
comment on column hold.asked_until is 'what review_at becomes once a second person confirms';
create index on hold (application_id) where released_at is null;
create index on hold (process_id);

-- Why something was restricted or held, in words: sealed, since it tells of the person.
create table reason (
  id             uuid primary key,
  application_id uuid not null references application,
  data_key       bytea not null,
  sealed         bytea not null
);
comment on column reason.id is 'the restriction or hold that it is the reason for';
create index on reason (application_id);

create table certificate (
  receipt_hash text primary key,
  jws          text not null,
  finished_at  timestamptz not null,
  answers_to   timestamptz not null
);
create index on certificate (answers_to);

create table journal_entry (
  id          uuid primary key,
  kind        text not null,
  body        jsonb not null,
  intended_at timestamptz not null,
  effected_at timestamptz
);
create index on journal_entry (intended_at) where effected_at is null;

create table audit_event (
  id             bigint generated always as identity primary key,
  at             timestamptz not null,
  actor          text not null,
  role           text not null,
  action         text not null,
  purpose        text not null,
  process_id     uuid,
  application_id uuid,
  item_id        uuid,
  digest         text,
  seal           bigint
);
create index on audit_event (id) where seal is null;
create index on audit_event (seal);
create index on audit_event (application_id, at);

create table audit_seal (
  seq        bigint primary key,
  events     int not null,
  previous   text not null,
  hash       text not null,
  at         timestamptz not null
);

create function process_status(p hiring_process) returns text language sql stable parallel safe
  return case when p.purged_at is not null then 'purged' when p.opened_at is null then 'draft'
    when p.closed_at <= (select instant()) then 'closed' when p.closing_at <= (select instant()) then 'closing'
    when p.decided_at is not null then 'decided' else 'open' end;
