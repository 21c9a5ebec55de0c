-- A restriction of one purpose does not keep anybody from handing over under another.
create or replace function unmet_duties(process uuid) returns table (application_id uuid, duty text)
language sql stable security definer set search_path = slett, pg_temp as $$
  select a.id, d.duty
  from application a join closing_applicants(process) c on c.application_id = a.id
    cross join unnest(array['handover', 'qualifications']) as d (duty)
  where a.process_id = process and a.decision = 'hired'
    and not exists (
      select from restriction r where r.application_id = a.id and r.item_id is null and r.activity is null
        and r.lifted_at is null)
    and not exists (
      select from handover h where h.application_id = a.id and h.duty = d.duty and h.met_by <> 'clock') $$;

-- What was given up since its key is gone goes at the next sweep, whatever else would have kept it.
create or replace function pending() returns table (
  application_id uuid, process_id uuid, state text, rule text, due_at timestamptz, claimed_at timestamptz)
language sql stable as $$
  with given_up as (
    select e.application_id, e.process_id, e.given_up_at from erasure e
    where e.given_up_at is not null and e.claimed_at is null)
  select o.application_id, o.process_id, case when o.kept then 'blocked' else 'due' end, o.rule, o.goes_at, null::timestamptz
  from ending(instant()) o
  where not exists (select from given_up g where g.application_id = o.application_id)
  union all
  select g.application_id, g.process_id, 'due', 'key-missing', g.given_up_at, null from given_up g
  union all
  select e.application_id, e.process_id, 'due', null, coalesce(e.due_at, e.claimed_at), e.claimed_at
  from erasure e where e.claimed_at is not null and e.finished_at is null
  union all
  select o.application_id, o.process_id, 'due', 'withdrawn', e.due_at, null
  from outlook(array(
      select w.application_id from erasure w
      where w.claimed_at is null and w.given_up_at is null and w.due_at <= instant())) o
    join erasure e on e.application_id = o.application_id
  where not o.kept and o.ends_at > instant() $$;

-- The journal keeps the record of a yes with what rests on it, so that an older database gets both back. The words may be
-- older than any that this database was ever shown: their hash is in the record.
alter table consent drop constraint consent_text_version_language_fkey;
drop policy facts on consent;
create policy facts on consent for select using ((select purpose()) in ('clock', 'erasure', 'replay', 'accountability'));
create policy replays on consent for insert with check ((select purpose()) = 'replay');
