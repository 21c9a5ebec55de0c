-- What somebody is told who asks what there is about them (GDPR Art. 15).

-- The lists in which an application stood, and what was done with a request, are found without its id.
create index on audit_event (process_id, at) where action = 'applications-listed';
create index on audit_event (item_id, at) where application_id is null and item_id is not null;

-- What was done with an application and when it was looked at. Without who: purpose rights never sees that (law AC-4). Run as
-- the owner for that reason, they ask for the purpose and the subjects themselves.
create function access_log(application uuid)
returns table (at timestamptz, role text, action text, why text, item_id uuid)
language sql stable security definer set search_path = slett, pg_temp as $$
  select e.at, e.role, e.action, e.purpose, e.item_id from slett.audit_event e
  where e.application_id = access_log.application
    and slett.purpose() = 'rights' and access_log.application::text = any (slett.subjects())
  union all
  select e.at, e.role, e.action, e.purpose, null from slett.application a
    join slett.audit_event e on e.process_id = a.process_id and e.action = 'applications-listed' and e.at >= a.received_at
  where a.id = access_log.application
    and slett.purpose() = 'rights' and access_log.application::text = any (slett.subjects()) $$;

create function request_log(request uuid) returns table (at timestamptz, role text, action text, why text)
language sql stable security definer set search_path = slett, pg_temp as $$
  select e.at, e.role, e.action, e.purpose
  from slett.request r join slett.audit_event e on e.item_id = r.id and e.application_id is null
  where r.id = request_log.request and slett.purpose() = 'rights'
    and (r.id::text = any (slett.subjects()) or encode(r.mailbox_tag, 'hex') = any (slett.subjects())) $$;

revoke all on function access_log, request_log from public;
grant execute on function access_log, request_log to ${serviceRole};
