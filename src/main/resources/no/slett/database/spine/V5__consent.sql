-- Consent to the talent pool (Art. 7). The record outlives the application that it is about, so that it can be shown that
-- somebody said yes to which words (law CO-1): ids, times and the hash of a text, nothing else. Purpose recruitment never
-- sees any of it (law CO-2).

-- Every text that was ever shown, so that a record's hash gives the words again.
create table consent_text (
  version    text not null,
  language   text not null check (language in ('nb', 'nn', 'en')),
  plain      text not null,
  sha256     text not null,
  shown_from timestamptz not null,
  primary key (version, language)
);
create index on consent_text (sha256);

create table consent (
  id             uuid primary key,
  application_id uuid not null,
  process_id     uuid not null references hiring_process,
  activity       text not null references activity,
  text_version   text not null,
  text_sha256    text not null,
  language       text not null,
  method         text not null check (method in ('session')),
  given_at       timestamptz not null,
  expires_at     timestamptz not null check (expires_at > given_at),
  withdrawn_at   timestamptz,
  withdrawn_by   text check (withdrawn_by in ('session', 'mail-link', 'application-withdrawn')),
  reminded       int not null default 0,
  unique (application_id, activity),
  foreign key (text_version, language) references consent_text (version, language),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
comment on column consent.application_id is 'opaque once the application is erased; never said yes again after a no';
comment on column consent.reminded is '1 after the reminder at six months, 2 after the one before the end';
create index on consent (expires_at) where withdrawn_at is null;
create index on consent (process_id);

-- The links in mails, one a mail: whoever has one may withdraw. Only hashes of 256 random bits.
create table consent_link (
  token_hash     bytea primary key,
  consent_id     uuid not null references consent on delete cascade,
  application_id uuid not null
);
create index on consent_link (consent_id);

grant select, insert on consent_text, consent_link to ${serviceRole};
grant select, insert, update (withdrawn_at, withdrawn_by, reminded), delete on consent to ${serviceRole};
grant select on consent_text, consent, consent_link to ${backupRole};

alter table consent_text enable row level security;
alter table consent enable row level security;
alter table consent_link enable row level security;

create policy anyone_with_a_purpose on consent_text for select using ((select purpose()) <> '');
create policy clock_writes on consent_text for insert with check ((select purpose()) = 'clock');

create policy of_the_subject on consent for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
-- A second purpose has to be there before the first ends, and in the notice that the person was shown (law LB-3).
create policy gives on consent for insert
  with check ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[])
    and exists (select from activity a where a.id = consent.activity and a.enabled offset 0)
    and exists (
      select from application a
        join hiring_process p on p.id = a.process_id
        join notice n on n.process_id = a.process_id and n.version = a.notice_version
      where a.id = application_id and consent.activity = any (n.activities)
        and coalesce(p.closed_at, 'infinity') > (select instant()) offset 0));
create policy ends on consent for update
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[])
    or (select purpose()) = 'replay');
create policy facts on consent for select
  using ((select purpose()) in ('clock', 'replay', 'accountability'));
create policy forgets on consent for delete
  using ((select purpose()) = 'clock'
    and coalesce(withdrawn_at, expires_at) <= (select instant()) - interval '3 years');

create policy holder_of_link on consent_link for select
  using ((select purpose()) = 'rights' and encode(token_hash, 'hex') = any ((select subjects())::text[]));
create policy puts_in_mail on consent_link for insert
  with check ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));

-- No basis without the record of a yes.
create policy consents on basis for insert
  with check ((select purpose()) = 'rights' and activity = 'talent-pool' and exists (
    select from consent c where c.application_id = basis.application_id and c.withdrawn_at is null
      and c.given_at = began_at and c.expires_at = ends_at offset 0));
create policy consent_confirmed on outbox for insert
  with check ((select purpose()) = 'rights' and process_id is null and application_id is null);
