-- The journal lies in days. Both sides keep a digest of each day that is over, so that a comparison lists only what is new.

create table journal_day (
  day     date primary key,
  entries bigint not null,
  sha256  text not null
);
comment on table journal_day is 'days on which journal and database were seen to hold the same entries, and which get no more';

-- Never a closed day, even if a clock goes backwards: a day's digest would then say nothing of its last entry.
create function journal_today() returns date language sql volatile
  return greatest((clock_timestamp() at time zone 'UTC')::date, (select max(day) + 1 from journal_day));

alter table journal_entry add column day date not null default journal_today();
comment on column journal_entry.day is 'in UTC, on which it was intended: the folder of its entry';
create index on journal_entry (day);

grant select, insert, update, delete on journal_day to ${serviceRole};
alter table journal_day enable row level security;
create policy anyone_with_a_purpose on journal_day for select using ((select purpose()) <> '');
create policy comparing on journal_day using ((select purpose()) = 'replay');
