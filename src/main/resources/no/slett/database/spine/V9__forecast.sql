-- When what goes. One truth for the eraser, for the forecast of it, and for who watches both: the eraser claims what is due at
-- its instant, the forecast asks the same functions for a later one.

-- One application that is not claimed, and how things stand with it.
create type prospect as (
  application_id uuid,
  process_id     uuid,
  ends_at        timestamptz, -- when its pre-contract basis ends, or has
  own_end        timestamptz, -- the same, if its process were not closed before
  withdrawn      boolean,     -- what rested on the person's will ended by it
  survives       boolean,     -- it has outlived its pre-contract basis
  kept           boolean,     -- something keeps it now: see kept()
  goes_at        timestamptz, -- when it goes, or should have gone
  rule           text         -- what ends last
);

-- What delays the end of these applications, has or will, and until when. A restriction lifts a week after its notice, which is
-- given at its review (law RS-4).
create function delays(applications uuid[]) returns table (application_id uuid, purpose text, until timestamptz)
language sql stable as $$
  select b.application_id, b.activity, b.ends_at from basis b
  where b.application_id = any (applications) and b.activity in ('talent-pool', 'claims-defence')
  union all
  select h.application_id, 'hold', least(h.review_at, h.released_at) from hold h
  where h.application_id = any (applications)
  union all
  select r.application_id, 'restriction', coalesce(r.lifted_at, r.lifts_at, r.review_at + interval '7 days')
  from restriction r where r.application_id = any (applications)
  union all
  select a.application_id, 'request', least(r.blocks_until, r.answered_at)
  from request_application a join request r on r.id = a.request_id
  where a.application_id = any (applications) and r.blocks_until is not null $$;

-- How things stand with these applications. A closed process takes along also what has no basis of its own any more. Whether
-- something keeps an application, kept() alone decides.
create function outlook(applications uuid[]) returns setof prospect language sql stable as $$
  with standing as (
    select e.application_id, e.process_id, p.kind, p.closed_at,
      max(b.ends_at) filter (where pre_contract) as own_end,
      coalesce(bool_or(b.ended_by is not null) filter (where pre_contract), false) as withdrawn,
      coalesce(bool_or(b.ended_by is not null), false) as unwanted
    from erasure e
      join hiring_process p on p.id = e.process_id
      left join basis b on b.application_id = e.application_id
      left join lateral (select b.activity in ('recruitment', 'unsolicited') as pre_contract) c on true
    where e.application_id = any (applications) and e.claimed_at is null
    group by 1, 2, 3, 4),
  keeping as (select distinct k.application_id from kept() k),
  last as (
    select distinct on (d.application_id) d.application_id, d.purpose, d.until from delays(applications) d
    order by d.application_id, d.until desc)
  select s.application_id, s.process_id, t.ends_at, s.own_end,
    case when v.survives then s.unwanted else s.withdrawn end, v.survives, k.application_id is not null,
    case when k.application_id is not null then greatest(t.ends_at, l.until, instant())
      when t.ends_at <= instant() and l.until > instant() then instant()
      else greatest(t.ends_at, l.until) end,
    case when l.until > t.ends_at and l.purpose in ('talent-pool', 'claims-defence') then l.purpose
      when l.until > t.ends_at then 'block-ended'
      when s.withdrawn then 'withdrawn'
      when s.kind = 'unsolicited' and t.ends_at is distinct from s.closed_at then 'unsolicited'
      else 'process-closed' end
  from standing s
    left join keeping k on k.application_id = s.application_id
    left join last l on l.application_id = s.application_id
    cross join lateral (select least(s.own_end, s.closed_at) as ends_at) t
    cross join lateral (select exists (
      select from survival v where v.application_id = s.application_id) as survives) v $$;

-- Whose pre-contract basis has ended by then, whatever keeps them.
create function ending(by_then timestamptz) returns setof prospect language sql stable as $$
  select o.* from outlook(array(
      select b.application_id from basis b
      where b.activity in ('recruitment', 'unsolicited') and b.ends_at <= by_then
      union
      select e.application_id from hiring_process p join erasure e on e.process_id = p.id
      where p.closed_at <= by_then and p.purged_at is null and e.finished_at is null
      union
      select s.application_id from survival s)) o
  where o.ends_at <= by_then $$;

-- What the eraser claims: whose time has come and which nothing keeps.
create function due() returns setof prospect language sql stable as $$
  select d.* from ending(instant()) d where not d.kept $$;

-- Every erasure whose time has come and which is not done. One that somebody wants, and whose end the journal has not
-- carried out yet, is due as well.
create function pending() returns table (
  application_id uuid, process_id uuid, state text, rule text, due_at timestamptz, claimed_at timestamptz)
language sql stable as $$
  select o.application_id, o.process_id, case when o.kept then 'blocked' else 'due' end, o.rule, o.goes_at, null::timestamptz
  from ending(instant()) o
  union all
  select e.application_id, e.process_id, 'due', null, coalesce(e.due_at, e.claimed_at), e.claimed_at
  from erasure e where e.claimed_at is not null and e.finished_at is null
  union all
  select o.application_id, o.process_id, 'due', 'withdrawn', e.due_at, null
  from outlook(array(select w.application_id from erasure w where w.claimed_at is null and w.due_at <= instant())) o
    join erasure e on e.application_id = o.application_id
  where not o.kept and o.ends_at > instant() $$;
create index on erasure (due_at) where claimed_at is null;
create index on erasure (finished_at, application_id) where finished_at is not null;

-- Applications of which nothing says when they go. There are none: this finds the row that somebody broke.
create function without_erasure_date() returns bigint
language sql stable security definer set search_path = slett, pg_temp as $$
  select (
    select count(*) from application a where not exists (
      select from erasure e where e.application_id = a.id and e.finished_at is null)) + (
    select count(*) from outlook(array(select e.application_id from erasure e where e.claimed_at is null)) o
    where o.goes_at is null or not isfinite(o.goes_at)) $$;
revoke all on function without_erasure_date from public;
grant execute on function without_erasure_date to ${serviceRole};

-- spent() asked a part of what due() answers.
drop function spent();

-- How many, by quarter, and never who (law ST-1): no row here can be traced to an application. Counted in the transaction in
-- which it happens. Each connection counts in a place of its own, so that nobody waits for another.
create table statistic (
  quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  kind    text not null check (kind in ('vacancy', 'unsolicited')),
  event   text not null check (event ~ '^[a-z-]+(:[a-z-]+)?$'),
  shard   int not null,
  count   bigint not null,
  primary key (quarter, kind, event, shard)
);
comment on column statistic.quarter is 'of the calendar in Oslo, by the service clock';

-- Every application is counted once for each stage that it reaches, however often it goes back and forth.
alter table application add column reached text[] not null default '{new}';

-- Small numbers could tell of somebody. So nobody reads this table; published_statistics() below answers instead.
alter table statistic enable row level security;
grant select on statistic to ${serviceRole}, ${backupRole};

create function quarter_of(at timestamptz) returns text language sql stable parallel safe
  return to_char(at at time zone 'Europe/Oslo', 'YYYY"Q"Q');

create function count_event(process uuid, event text, times bigint) returns void
language sql volatile security definer set search_path = slett, pg_temp as $$
  insert into statistic as s (quarter, kind, event, shard, count)
  select quarter_of(instant()), p.kind, event, pg_backend_pid() % 64, times
  from hiring_process p where p.id = process and instant() is not null
  on conflict (quarter, kind, event, shard) do update set count = s.count + excluded.count $$;

-- What may be told. Only quarters that ended more than a day ago, when no transaction of theirs can still be under way: a
-- number that was told once stays as it is, so that no two answers differ by one person. A number below six is not told, nor
-- that it is none. What was received is erased in the end, so that either would tell of the other: they are told together or
-- not at all. Nothing else told is the sum of others, and no sums are told.
create function published_statistics(quarters text[], events text[])
returns table (quarter text, kind text, event text, count bigint)
language sql stable security definer set search_path = slett, pg_temp as $$
  with finished as (
    select q from unnest(quarters) q
    where (make_date(left(q, 4)::int, right(q, 1)::int * 3 - 2, 1) + interval '3 months 1 day') at time zone 'Europe/Oslo'
      <= instant()),
  counted as (
    select s.quarter, s.kind, s.event, sum(s.count)::bigint as n from statistic s
    where s.quarter in (select q from finished) group by 1, 2, 3)
  select f.q, k, e, case when c.n >= 6 and (e not in ('received', 'erased') or 2 = (
      select count(*) from counted b
      where b.quarter = f.q and b.kind = k and b.event in ('received', 'erased') and b.n >= 6)) then c.n end
  from finished f cross join unnest(array['vacancy', 'unsolicited']) k cross join unnest(events) e
    left join counted c on c.quarter = f.q and c.kind = k and c.event = e $$;

revoke all on function count_event, published_statistics from public;
grant execute on function count_event, published_statistics to ${serviceRole};
