-- The applicant's way in, and what they ask for. Rows hold keyed hashes of a mailbox (HMAC under a key of the service, which
-- is in no dump), times and sealed bytes; those of codes and sessions go when they expire. Times of codes and sessions are
-- the system clock's, those of requests the service clock's.

create table sign_in_code (
  mailbox_tag bytea primary key,
  code_tag    bytea not null,
  expires_at  timestamptz not null,
  tries       int not null default 0
);
comment on column sign_in_code.code_tag is 'HMAC with the mailbox: six digits can be guessed from any hash without a key';
create index on sign_in_code (expires_at);

create table sign_in_session (
  token_hash  bytea primary key,
  mailbox_tag bytea not null,
  address     bytea not null,
  created_at  timestamptz not null,
  expires_at  timestamptz not null
);
comment on column sign_in_session.address is 'sealed under a key that only the token makes';
create index on sign_in_session (expires_at);

create table request (
  id           uuid primary key,
  mailbox_tag  bytea not null,
  type         text not null check (type in
    ('access', 'portability', 'rectification', 'erasure', 'restriction', 'objection', 'complaint')),
  channel      text not null check (channel in ('web', 'letter', 'phone', 'restored')),
  received_at  timestamptz not null,
  blocks_until timestamptz check ((blocks_until is not null) = (type in ('access', 'portability'))),
  answered_at  timestamptz
);
comment on column request.blocks_until is 'no erasure of what it asks for before it is answered, or before this';
create index on request (mailbox_tag, received_at);
create index on request (answered_at);

-- What somebody typed, and where the answer goes. The object requests/{id} of the store of keys opens the data key.
create table request_content (
  request_id uuid primary key references request on delete cascade,
  data_key   bytea not null,
  content    bytea not null
);

-- No reference to the application: the request outlives it.
create table request_application (
  request_id     uuid not null references request on delete cascade,
  application_id uuid not null,
  process_id     uuid not null references hiring_process,
  primary key (request_id, application_id)
);
create index on request_application (application_id);
create index on request_application (process_id);

-- Whether an access or portability request holds an erasure back (law RQ-8). True and false only for purposes that see the
-- facts of requests; asked in place where it guards many rows.
create function open_request(application uuid) returns boolean language sql stable parallel safe
  return exists (
    select from request_application a join request r on r.id = a.request_id
    where a.application_id = application and r.answered_at is null and r.blocks_until > (select instant()));

grant select, insert, update, delete on sign_in_code, sign_in_session to ${serviceRole};
grant select, insert, update (answered_at), delete on request to ${serviceRole};
grant select, insert on request_content, request_application to ${serviceRole};
grant select on sign_in_code, sign_in_session, request, request_content, request_application to ${backupRole};

alter table sign_in_code enable row level security;
alter table sign_in_session enable row level security;
alter table request enable row level security;
alter table request_content enable row level security;
alter table request_application enable row level security;

create policy of_the_mailbox on sign_in_code
  using ((select purpose()) = 'sign-in' and encode(mailbox_tag, 'hex') = any ((select subjects())::text[]));
create policy expiring on sign_in_code for select using ((select purpose()) = 'clock');
create policy expires on sign_in_code for delete using ((select purpose()) = 'clock');
create policy of_the_token on sign_in_session
  using ((select purpose()) = 'sign-in' and encode(token_hash, 'hex') = any ((select subjects())::text[]));
create policy expiring on sign_in_session for select using ((select purpose()) = 'clock');
create policy expires on sign_in_session for delete using ((select purpose()) = 'clock');

-- Found by its mailbox, or by its id for whoever answers it.
create policy of_the_mailbox on request for select
  using ((select purpose()) = 'rights' and (encode(mailbox_tag, 'hex') = any ((select subjects())::text[])
    or id::text = any ((select subjects())::text[])));
create policy filed on request for insert
  with check ((select purpose()) = 'rights' and encode(mailbox_tag, 'hex') = any ((select subjects())::text[]));
-- After a restore: that something was asked is known from what outlived its process for it.
create policy revives on request for insert with check ((select purpose()) = 'replay');
create policy revives on request_application for insert with check ((select purpose()) = 'replay');
create policy answered on request for update
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[]));
create policy facts on request for select
  using ((select purpose()) in ('index', 'clock', 'erasure', 'replay', 'accountability'));
-- One that nobody answered is over when it no longer blocks: three months after it came (Art. 12(3)).
create policy forgets on request for delete
  using ((select purpose()) = 'clock'
    and (answered_at is not null or received_at + interval '3 months' <= (select instant())));
create policy of_the_mailbox on request_content for select
  using ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));
create policy filed on request_content for insert
  with check ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));
create policy of_the_mailbox on request_application for select
  using ((select purpose()) = 'rights' and exists (select from request r where r.id = request_id offset 0));
create policy filed on request_application for insert
  with check ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy facts on request_application for select
  using ((select purpose()) in ('index', 'clock', 'erasure', 'replay', 'accountability'));

-- A mailbox asks what it has: which processes' index must be whole, and the mail with the code.
create policy sign_in_reads on hiring_process for select using ((select purpose()) = 'sign-in');
create policy sign_in_mails on outbox for insert
  with check ((select purpose()) = 'sign-in' and process_id is null);

-- What a data subject sees and does, of the applications named and nothing else: whatever their basis, until the erasure is
-- claimed.
create policy subject_reads on hiring_process for select using ((select purpose()) = 'rights');
create policy subject_reads on application for select
  using ((select purpose()) = 'rights' and id::text = any ((select subjects())::text[])
    and not exists (
      select from erasure e where e.application_id = application.id and e.claimed_at is not null offset 0));
create policy subject_reads on basis for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy subject_reads on document for select
  using ((select purpose()) = 'rights' and exists (
    select from application a where a.id = application_id offset 0));
create policy subject_reads on note for select
  using ((select purpose()) = 'rights' and exists (
    select from application a where a.id = application_id offset 0));
create policy subject_reads on erasure for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy subject_withdraws on erasure for update
  using ((select purpose()) = 'rights' and claimed_at is null
    and application_id::text = any ((select subjects())::text[]));
create policy withdrawal_confirmed on outbox for insert
  with check ((select purpose()) in ('rights', 'recruitment') and application_id is not null);
create policy subject_is_told on outbox for insert
  with check ((select purpose()) = 'rights' and process_id is null);
create policy subject_intends on journal_entry for insert with check ((select purpose()) = 'rights');
