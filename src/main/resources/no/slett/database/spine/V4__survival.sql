-- What outlives the pre-contract basis. These functions run as the owner, since a transaction that erases sees no row of
-- an application before it is claimed; they give ids, purposes and times, and nothing else.

-- What each application keeps now, by the purpose that keeps it: a live consent, a claims defence, or a block.
create function kept() returns table (application_id uuid, process_id uuid, purpose text, items uuid[], ends_at timestamptz)
language sql stable security definer set search_path = slett, pg_temp as $$
  with keeper as (
    select b.application_id, b.process_id, b.activity as purpose, null::uuid as item_id, null::uuid as reason_id, a.keeps as kinds,
      b.ends_at
    from basis b join activity a on a.id = b.activity
    where b.activity in ('talent-pool', 'claims-defence') and b.began_at <= instant() and b.ends_at > instant()
    union all
    select h.application_id, h.process_id, 'hold', h.item_id, h.id, null, h.review_at
    from hold h where h.released_at is null and h.review_at > instant()
    union all
    select r.application_id, r.process_id, 'restriction', r.item_id, r.id, null, r.review_at
    from restriction r where r.lifted_at is null
    union all
    select ra.application_id, ra.process_id, 'request', null, null, null, r.blocks_until
    from request r join request_application ra on ra.request_id = r.id
    where r.type in ('access', 'portability') and r.answered_at is null and r.blocks_until > instant()),
  item as (
    select a.id as application_id, a.id as item_id, 'form' as kind
    from application a where a.id in (select k.application_id from keeper k) and length(a.profile) > 0
    union all
    select d.application_id, d.id, case d.kind when 'cv' then 'cv' else 'attachment' end
    from document d where d.application_id in (select k.application_id from keeper k)
    union all
    select n.application_id, n.id, 'note'
    from note n where n.application_id in (select k.application_id from keeper k)
    union all
    select r.application_id, r.id, 'reason'
    from reason r where r.application_id in (select k.application_id from keeper k))
  select k.application_id, k.process_id, k.purpose, array_agg(distinct i.item_id order by i.item_id), max(k.ends_at)
  from keeper k join item i on i.application_id = k.application_id
  where case when i.kind = 'reason' then i.item_id = k.reason_id
    else (k.item_id is null or k.item_id = i.item_id) and (k.kinds is null or i.kind = any (k.kinds)) end
  group by 1, 2, 3 $$;

-- Applications whose pre-contract basis has ended and which hold more, or by other purposes, than should survive.
create function unsettled() returns table (application_id uuid, process_id uuid, purpose text, items uuid[], ends_at timestamptz)
language sql stable security definer set search_path = slett, pg_temp as $$
  with wanted as materialized (select * from kept())
  select w.* from wanted w join erasure e on e.application_id = w.application_id
  where e.claimed_at is null and e.reduction is null and not recruitment_lives(w.application_id)
    and (
      exists (
        select from wanted o left join survival s on s.application_id = o.application_id and s.purpose = o.purpose
        where o.application_id = w.application_id and s.items is distinct from o.items)
      or exists (
        select from survival s where s.application_id = w.application_id
          and not exists (select from wanted o where o.application_id = s.application_id and o.purpose = s.purpose))) $$;

-- Applications that survived for a while and that nothing keeps any more.
create function spent() returns table (application_id uuid, process_id uuid)
language sql stable security definer set search_path = slett, pg_temp as $$
  select distinct s.application_id, s.process_id
  from survival s join erasure e on e.application_id = s.application_id
  where e.claimed_at is null and e.reduction is null
    and not exists (select from kept() k where k.application_id = s.application_id) $$;

-- What keeps the application of one receipt, for its holder.
create function kept_for(receipt text) returns table (purpose text, ends_at timestamptz)
language sql stable security definer set search_path = slett, pg_temp as $$
  select k.purpose, k.ends_at from erasure e join kept() k on k.application_id = e.application_id
  where e.receipt_hash = receipt and receipt = any (subjects()) and not recruitment_lives(e.application_id) $$;

revoke all on function kept, unsettled, spent, kept_for from public;
grant execute on function kept, unsettled, spent, kept_for to ${serviceRole};
