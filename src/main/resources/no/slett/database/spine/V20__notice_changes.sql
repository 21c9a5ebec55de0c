-- What changes for people who have applied already is told before it takes effect (Art. 13(3), law IN-1): who else gets their
-- data. Nothing else can change for them; see ADR 11.

alter table notice add column recipients text[] not null default '{}';
comment on column notice.recipients is 'whom it names: nobody else is given anything of whoever was shown it, unless they are told';
-- Notices of before named them in words. Whoever was renamed since is told anew.
update notice n set recipients = array(select r.id from recipient r where position(r.name in n.plain) > 0 order by r.id);

alter table recipient
  add column counts_from timestamptz,
  add column abroad text[];
comment on column recipient.counts_from is 'from when it may be given anything; null for one that left before';
comment on column recipient.abroad is 'countries outside the EEA of its sub-processors, each with what the transfer rests on';
update recipient set counts_from = least(updated_at, now()) where declared;

create table notice_told (
  application_id uuid not null references application,
  recipient      text not null references recipient,
  told_at        timestamptz not null,
  counts_from    timestamptz not null,
  entry          uuid,
  primary key (application_id, recipient)
);
comment on column notice_told.counts_from is 'the day that the letter says: nothing is given before, also when it was written late';
comment on column notice_told.entry is 'the journal entry that remembers it; null while none does';
create index on notice_told (application_id, recipient) where entry is null;

-- What a vacancy's applicants were told of how long it may last, fixed when it opens.
alter table hiring_process
  add column inactivity text,
  add column greatest_age text;
comment on column hiring_process.inactivity is 'as configured when it opened; a shorter one counts, a longer one never';
comment on column hiring_process.greatest_age is 'as configured when it opened; what latest was counted by';

-- These run as the owner: whoever hands data out sees neither applications nor notices. They give ids, times, yes and no.

-- From when this recipient may be given something of this application; null while its person does not know.
create function given_from(application uuid, recipient text) returns timestamptz
language sql stable security definer set search_path = slett, pg_temp as $$
  select greatest(r.counts_from, k.counts_from)
  from recipient r cross join lateral (
    select r.counts_from from application a
      join notice n on n.process_id = a.process_id and n.version = a.notice_version
    where a.id = $1 and r.id = any (n.recipients)
    union all
    select t.counts_from from notice_told t where t.application_id = $1 and t.recipient = r.id
    order by 1 limit 1) k
  where r.id = $2 and r.counts_from is not null $$;

-- Whether something of an application is kept on a basis that lives.
create function rests_on_a_basis(application uuid) returns boolean language sql stable parallel safe
  return exists (
    select from basis b join hiring_process p on p.id = b.process_id
    where b.application_id = application and b.began_at <= (select instant()) and b.ends_at > (select instant())
      and (b.activity not in ('recruitment', 'unsolicited') or coalesce(p.closed_at, 'infinity') > (select instant())));

-- Of each recipient, whether living applicants know of it, and whether any do not who can be written to.
create function acquaintance(recipients text[]) returns table (recipient text, known boolean, unknown boolean)
language sql stable security definer set search_path = slett, pg_temp as $$
  with living as materialized (
    select a.id, a.process_id, a.notice_version, length(a.profile) > 0 as has_address
    from application a join erasure e on e.application_id = a.id
    where e.claimed_at is null and rests_on_a_basis(a.id)),
  knowing as (
    select r.id as recipient, l.has_address,
      exists (select from notice n where n.process_id = l.process_id and n.version = l.notice_version
        and r.id = any (n.recipients))
      or exists (select from notice_told t where t.application_id = l.id and t.recipient = r.id) as knows
    from living l cross join unnest(acquaintance.recipients) r (id))
  select k.recipient, bool_or(k.knows), bool_or(not k.knows and k.has_address) from knowing k group by 1 $$;

-- Living applicants who do not know of one of these recipients and can be written to, in the order of their ids.
create function to_be_told(recipients text[], after uuid, most int) returns table (application_id uuid)
language sql stable security definer set search_path = slett, pg_temp as $$
  select a.id from application a join erasure e on e.application_id = a.id
  where (after is null or a.id > after) and e.claimed_at is null and length(a.profile) > 0 and rests_on_a_basis(a.id)
    and exists (
      select from unnest(to_be_told.recipients) r (id)
      where not exists (select from notice n where n.process_id = a.process_id and n.version = a.notice_version
          and r.id = any (n.recipients))
        and not exists (select from notice_told t where t.application_id = a.id and t.recipient = r.id))
  order by a.id limit most $$;

revoke all on function given_from, acquaintance, to_be_told from public;
grant execute on function given_from, acquaintance, to_be_told to ${serviceRole};
grant select, insert, delete, update (entry) on notice_told to ${serviceRole};
grant select on notice_told to ${backupRole};

alter table notice_told enable row level security;
create policy of_the_subject on notice_told for select
  using ((select purpose()) = 'rights' and application_id::text = any ((select subjects())::text[]));
create policy told on notice_told for insert
  with check ((select purpose()) = 'rights' and exists (select from application a where a.id = application_id offset 0));
create policy facts on notice_told for select using ((select purpose()) in ('clock', 'replay', 'accountability'));
create policy journalled on notice_told for update using ((select purpose()) = 'clock');
create policy replays on notice_told for insert with check ((select purpose()) = 'replay');
create policy replays on recipient for update using ((select purpose()) = 'replay');
create policy claimed_goes on notice_told
  using ((select purpose()) = 'erasure' and exists (
    select from erasure e where e.application_id = notice_told.application_id and e.claimed_at is not null offset 0));

-- Nobody gets anything of whoever does not know of them. A mail is how people are told; who carries it has to count at start.
create policy known_to_its_person on disclosure as restrictive for insert
  with check (path = 'mail' or given_from(application_id, recipient) <= (select instant()));
