-- Mails with a key of their own, and what they are about: each way out of the house leaves a line in the ledger (law NO-1).

alter table outbox
  add column own_key boolean not null default false,
  add column purpose text references activity,
  add column about uuid[] not null default '{}';
comment on column outbox.own_key is 'sealed with a key of the mail itself: it can be read when the application is reduced';
comment on column outbox.purpose is 'the activity it is sent for; null for the hiring process itself';
comment on column outbox.about is 'applications that it tells something of, and outlives';

-- One mail may be about several applications.
alter table disclosure drop constraint disclosure_pkey;
alter table disclosure add primary key (id, application_id);

-- The same as subject_is_told.
drop policy consent_confirmed on outbox;
