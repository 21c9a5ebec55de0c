-- The request desk: when a request is due, when its clock stands still, and what became of it. Rows hold times and words of
-- closed lists; whatever somebody wrote is sealed under the request's own key, like the request itself.

alter table request
  add column due_internal     timestamptz,
  add column due_legal        timestamptz,
  add column due_extended     timestamptz,
  add column language         text not null default 'nb' check (language in ('nb', 'nn', 'en')),
  add column ground           text check (ground in ('accuracy', 'unlawful', 'subject-claims', 'objection')),
  add column extended_at      timestamptz,
  add column extension_reason text check (extension_reason in ('complexity', 'number')),
  add column proposed_by      text,
  add column outcome          text
    check (outcome in ('granted', 'partial', 'refused', 'not-identifiable', 'no-data-held')),
  add column decided_at       timestamptz,
  add column alarmed          int not null default 0;

-- Of requests that came before: without what a free day adds, which is never too late.
update request set
  due_internal = (least((day + interval '1 month')::date, day + 30) + 1)::timestamp at time zone 'Europe/Oslo'
    - interval '1 second',
  due_legal = ((day + interval '1 month')::date + 1)::timestamp at time zone 'Europe/Oslo' - interval '1 second',
  due_extended = ((day + interval '3 months')::date + 1)::timestamp at time zone 'Europe/Oslo' - interval '1 second'
from (select id as of, (received_at at time zone 'Europe/Oslo')::date as day from request) before
where before.of = request.id;

alter table request
  alter column due_internal set not null,
  alter column due_legal set not null,
  alter column due_extended set not null,
  add check ((extended_at is null) = (extension_reason is null)),
  add check ((decided_at is null) = (outcome is null));
comment on column request.ground is 'of a restriction, where the person named one of Art. 18(1)(a) to (d)';
comment on column request.proposed_by is 'staff, while a second person has to approve the decision';
comment on column request.answered_at is 'when nothing is held back for it any more: decided, and its copy collected';
comment on column request.alarmed is 'per cent of the way to due_internal told of; 200 at two months of an extended one';
create index on request (due_internal) where decided_at is null;

-- A question to the person (law RQ-5, RQ-6). Whether it stops the clock follows from its time.
create table request_pause (
  id         uuid primary key,
  request_id uuid not null references request on delete cascade,
  method     text not null check (method in ('mailbox-code', 'application-facts', 'clarification')),
  began_at   timestamptz not null,
  ended_at   timestamptz
);
create unique index on request_pause (request_id) where ended_at is null;
create index on request_pause (request_id);

-- What was written about a request, by whom: the question, the reply, the extension, the decision and the letter.
create table request_paper (
  id         uuid primary key,
  request_id uuid not null references request on delete cascade,
  kind       text not null check (kind in ('question', 'reply', 'extension', 'decision', 'letter')),
  author     text not null,
  written_at timestamptz not null,
  data_key   bytea not null,
  content    bytea not null
);
create index on request_paper (request_id);

grant update (due_internal, due_legal, due_extended, blocks_until, extended_at, extension_reason, proposed_by, outcome,
  decided_at, alarmed) on request to ${serviceRole};
grant select, insert, update, delete on request_pause, request_paper to ${serviceRole};
grant select on request_pause, request_paper to ${backupRole};

alter table request_pause enable row level security;
alter table request_paper enable row level security;

-- Received by letter or phone, from somebody who may have no mailbox.
create policy entered on request for insert
  with check ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy alarms on request for update using ((select purpose()) = 'clock' and answered_at is null);

create policy of_the_request on request_pause
  using ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));
create policy facts on request_pause for select using ((select purpose()) in ('clock', 'accountability'));
create policy of_the_request on request_paper
  using ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));

-- Notes of which the person is not told everything, for a ground of pol. section 16 or Art. 15(4) (law AC-7).
create table withholding (
  id             uuid primary key,
  note_id        uuid not null references note,
  application_id uuid not null references application,
  ground         text not null check (ground in ('pol-16-1-d', 'pol-16-1-e', 'pol-16-1-f', 'gdpr-15-4')),
  opened_by      text not null,
  opened_at      timestamptz not null,
  approved_by    text,
  approved_at    timestamptz,
  valid_until    timestamptz,
  data_key       bytea not null,
  necessity      bytea not null,
  check (approved_by is distinct from opened_by),
  check ((approved_by is null) = (approved_at is null))
);
comment on column withholding.valid_until is 'at the latest; it lapses before, when the decision on the application is made';
create index on withholding (application_id);
create index on withholding (note_id);
grant select, insert, update (approved_by, approved_at), delete on withholding to ${serviceRole};
grant select on withholding to ${backupRole};
alter table withholding enable row level security;
create policy of_the_subject on withholding
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy facts on withholding for select using ((select purpose()) = 'accountability');
create policy claimed_goes on withholding
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = withholding.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
