-- The working index: the only readable personal data at rest. Unlogged, so that it is in no WAL and no base backup; in a
-- schema of its own that the backup role may not use, so that a careless dump fails rather than leaks; without planner
-- statistics, which would be logged and dumped. A crash of PostgreSQL empties it; it is rebuilt from sealed data.

create schema working_index;
grant usage on schema working_index to ${serviceRole};

create table working_index.directory (
  process_id     uuid not null,
  application_id uuid not null,
  given_name     text not null,
  family_name    text not null,
  email          text not null,
  phone          text,
  primary key (process_id, application_id)
) partition by list (process_id);

create table working_index.fulltext (
  process_id     uuid not null,
  application_id uuid not null,
  item_id        uuid not null,
  words          tsvector not null,
  primary key (process_id, application_id, item_id)
) partition by list (process_id);

-- Partitions that exist and are whole. Unlogged itself, so a crash empties it together with them: an index that is not
-- listed here has to be rebuilt.
create unlogged table working_index.ready (
  process_id uuid primary key
);
alter table working_index.ready alter column process_id set statistics 0;

alter table working_index.directory enable row level security;
alter table working_index.fulltext enable row level security;

create policy live_work on working_index.directory for select
  using ((select slett.purpose()) = 'recruitment' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy indexing on working_index.directory
  using ((select slett.purpose()) in ('intake', 'index', 'erasure'));
create policy live_work on working_index.fulltext for select
  using ((select slett.purpose()) = 'recruitment' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy indexing on working_index.fulltext
  using ((select slett.purpose()) in ('intake', 'document', 'index', 'erasure'));

grant select, insert, update, delete on working_index.directory, working_index.fulltext, working_index.ready
  to ${serviceRole};

-- CREATE and ATTACH, not CREATE ... PARTITION OF: the latter waits for every reader of the parent. Neither persistence nor
-- statistics targets are inherited, so both are set here for each partition.
create function working_index.create_partition(process uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  suffix text := replace(process::text, '-', '');
begin
  perform pg_advisory_xact_lock(hashtextextended('working_index:' || suffix, 0));
  if to_regclass('working_index.directory_' || suffix) is not null then
    return;
  end if;
  execute format('create unlogged table working_index.%I (like working_index.directory including all)', 'directory_' || suffix);
  execute format('alter table working_index.%I alter process_id set statistics 0, alter application_id set statistics 0,
    alter given_name set statistics 0, alter family_name set statistics 0, alter email set statistics 0,
    alter phone set statistics 0', 'directory_' || suffix);
  execute format('alter table working_index.directory attach partition working_index.%I for values in (%L)',
    'directory_' || suffix, process);
  execute format('create unlogged table working_index.%I (like working_index.fulltext including all)', 'fulltext_' || suffix);
  execute format('alter table working_index.%I alter process_id set statistics 0, alter application_id set statistics 0,
    alter item_id set statistics 0, alter words set statistics 0', 'fulltext_' || suffix);
  execute format('create index on working_index.%I using gin (words)', 'fulltext_' || suffix);
  execute format('alter table working_index.fulltext attach partition working_index.%I for values in (%L)',
    'fulltext_' || suffix, process);
end $$;

-- Empties the partitions of a process inside the caller's transaction.
create function working_index.truncate_partition(process uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  suffix text := replace(process::text, '-', '');
begin
  if to_regclass('working_index.directory_' || suffix) is not null then
    execute format('truncate working_index.%I, working_index.%I', 'directory_' || suffix, 'fulltext_' || suffix);
  end if;
end $$;

-- Rewrites the partitions of a process, so that no dead row lingers in their files.
create function working_index.rewrite_partition(process uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  suffix text := replace(process::text, '-', '');
begin
  if to_regclass('working_index.directory_' || suffix) is not null then
    execute format('cluster working_index.%I using %I', 'directory_' || suffix, 'directory_' || suffix || '_pkey');
    execute format('cluster working_index.%I using %I', 'fulltext_' || suffix, 'fulltext_' || suffix || '_pkey');
  end if;
end $$;

-- Detaches and drops the partitions of a purged process. Locks the parent for a moment, so it gives up soon and is retried.
create function working_index.drop_partition(process uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
declare
  suffix text := replace(process::text, '-', '');
begin
  if to_regclass('working_index.directory_' || suffix) is not null then
    execute format('alter table working_index.directory detach partition working_index.%I', 'directory_' || suffix);
    execute format('alter table working_index.fulltext detach partition working_index.%I', 'fulltext_' || suffix);
    execute format('drop table working_index.%I, working_index.%I', 'directory_' || suffix, 'fulltext_' || suffix);
  end if;
  delete from working_index.ready where process_id = process;
end $$;

revoke all on function working_index.create_partition, working_index.truncate_partition,
  working_index.rewrite_partition, working_index.drop_partition from public;
grant execute on function working_index.create_partition, working_index.truncate_partition,
  working_index.rewrite_partition, working_index.drop_partition to ${serviceRole};
