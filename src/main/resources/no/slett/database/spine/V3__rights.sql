create table request (
  id           uuid primary key,
  type         text not null,
  received_at  timestamptz not null,
  channel      text not null,
  blocks_until timestamptz not null,
  answered_at  timestamptz
);
create table request_application (
  request_id     uuid not null references request,
  application_id uuid not null references application,
  process_id     uuid not null references hiring_process,
  primary key (request_id, application_id)
);
alter table request enable row level security;
alter table request_application enable row level security;
grant select, insert on request, request_application to ${serviceRole};
