-- The working index: the only readable personal data at rest. Unlogged, so that it is in no WAL and no base backup; in a
-- schema of its own that the backup role may not use, so that a careless dump fails rather than leaks; without planner
-- statistics, which would be logged and dumped. A crash of PostgreSQL empties it; it is rebuilt from sealed data.
--
-- These migrations keep their history in this schema: a dump leaves all of it out, and after a restore it is made anew.

grant usage on schema working_index to ${serviceRole};

create table directory (
  process_id     uuid not null, -- or the partition of a purpose: see purpose_partition
  application_id uuid not null,
  given_name     text not null,
  family_name    text not null,
  email          text not null,
  mailbox        text not null,
  phone          text,
  primary key (process_id, application_id)
) partition by list (process_id);
comment on column directory.mailbox is 'the address as it is compared';
create index on directory (mailbox);

create table fulltext (
  process_id     uuid not null,
  application_id uuid not null,
  item_id        uuid not null,
  part           int not null,
  words          tsvector not null,
  primary key (process_id, application_id, item_id, part)
) partition by list (process_id);
comment on column fulltext.part is 'from 1; a tsvector holds 1 MiB, so a long text is cut in parts';

-- Partitions that exist and are whole. Unlogged itself, so a crash empties it together with them: an index that is not
-- listed here has to be rebuilt.
create unlogged table ready (
  process_id uuid primary key
);

-- ANALYZE of a parent looks into its partitions. Neither targets nor persistence are inherited: see create_partition.
alter table directory alter process_id set statistics 0, alter application_id set statistics 0,
  alter given_name set statistics 0, alter family_name set statistics 0, alter email set statistics 0,
  alter mailbox set statistics 0, alter phone set statistics 0;
alter table fulltext alter process_id set statistics 0, alter application_id set statistics 0,
  alter item_id set statistics 0, alter part set statistics 0, alter words set statistics 0;
alter table ready alter process_id set statistics 0;

-- What outlives its hiring process stands in the partition of each purpose that keeps it.
create function purpose_partition(purpose text) returns uuid language sql immutable strict parallel safe
  return ('00000000-0000-0000-0000-00000000000' || array_position(
    array['talent-pool', 'claims-defence', 'hold', 'restriction', 'request'], purpose))::uuid;
create function purpose_partitions() returns uuid[] language sql immutable parallel safe
  return array(select ('00000000-0000-0000-0000-00000000000' || n)::uuid from generate_series(1, 5) n);

alter table directory enable row level security;
alter table fulltext enable row level security;
alter table ready enable row level security;

create policy live_reading on directory for select
  using (((select slett.purpose()) = 'recruitment'
      or process_id = working_index.purpose_partition((select slett.purpose())))
    and (select slett.purpose()) in ('recruitment', 'talent-pool', 'claims-defence')
    and exists (select from slett.application a where a.id = application_id offset 0));
create policy own_intake on directory
  using ((select slett.purpose()) = 'intake' and application_id::text = any ((select slett.subjects())::text[]));
create policy indexing on directory
  using ((select slett.purpose()) = 'index' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy claimed_goes on directory
  using ((select slett.purpose()) = 'erasure' and exists (
    select from slett.erasure e where e.application_id = directory.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy live_reading on fulltext for select
  using ((select slett.purpose()) = 'recruitment' and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy own_intake on fulltext
  using ((select slett.purpose()) = 'intake' and application_id::text = any ((select slett.subjects())::text[]));
create policy indexing on fulltext
  using ((select slett.purpose()) in ('document', 'index') and exists (
    select from slett.application a where a.id = application_id offset 0));
create policy claimed_goes on fulltext
  using ((select slett.purpose()) = 'erasure' and exists (
    select from slett.erasure e where e.application_id = fulltext.application_id
      and (e.claimed_at is not null or e.reduction is not null) offset 0));
create policy anyone_with_a_purpose on ready for select using ((select slett.purpose()) <> '');
create policy indexing on ready for insert with check ((select slett.purpose()) in ('recruitment', 'index'));

grant select, insert, update, delete on directory, fulltext to ${serviceRole};
grant select, insert on ready to ${serviceRole};

-- The name of one partition; its parts are the table's name and the id of the process.
create function partition_name(parent text, process uuid) returns text language sql immutable parallel safe
  return parent || '_' || replace(process::text, '-', '');

-- Who adds rows shares the partition, until the transaction ends, and who removes rows has it alone. So what was read
-- before a removal is never put back after it, and nobody who adds waits for a table that a remover has, and the other
-- way round.
create function lock_to_add(process uuid) returns void language sql as $$
  select pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended('working_index:' || process, 0)) $$;
create function lock_to_remove(process uuid) returns void language sql as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('working_index:' || process, 0)) $$;

-- The words of a text that Java has split already: what they stem to in two languages, and as they are.
create function words(body text) returns tsvector language sql immutable parallel safe
  return strip(to_tsvector('pg_catalog.norwegian', body)) || strip(to_tsvector('pg_catalog.english', body))
    || strip(to_tsvector('pg_catalog.simple', body));

-- What a word of a search matches: everything that begins with one of its stems, or as it does. Null for none.
create function prefixes(word text) returns tsquery language sql immutable parallel safe
  return (select string_agg(stem, ' | ')::tsquery from (
    select '(' || string_agg(quote_literal(lexeme) || ':*', ' & ') || ')' as stem
    from unnest(array['norwegian', 'english', 'simple']) as language,
      unnest(tsvector_to_array(to_tsvector(('pg_catalog.' || language)::regconfig, word))) as lexeme
    group by language) as stems);

-- CREATE and ATTACH, not CREATE ... PARTITION OF: the latter waits for every reader of the parent.
create function create_partition(process uuid) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp as $$
declare
  directory text := partition_name('directory', process);
  fulltext text := partition_name('fulltext', process);
begin
  perform lock_to_remove(process);
  if to_regclass(directory) is not null then
    return;
  end if;
  execute format('create unlogged table %I (like directory including all)', directory);
  execute format('alter table %I alter process_id set statistics 0, alter application_id set statistics 0,
    alter given_name set statistics 0, alter family_name set statistics 0, alter email set statistics 0,
    alter mailbox set statistics 0, alter phone set statistics 0', directory);
  execute format('alter table directory attach partition %I for values in (%L)', directory, process);
  execute format('create unlogged table %I (like fulltext including all)', fulltext);
  execute format('alter table %I alter process_id set statistics 0, alter application_id set statistics 0,
    alter item_id set statistics 0, alter part set statistics 0, alter words set statistics 0', fulltext);
  execute format('create index %I on %I using gin (words)', fulltext || '_words', fulltext);
  execute format('alter table fulltext attach partition %I for values in (%L)', fulltext, process);
end $$;

-- Empties the partitions of a process inside the caller's transaction.
create function truncate_partition(process uuid) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp as $$
begin
  perform lock_to_remove(process);
  if to_regclass(partition_name('directory', process)) is not null then
    execute format('truncate %I, %I', partition_name('fulltext', process), partition_name('directory', process));
  end if;
end $$;

-- Rewrites the partitions of a process, so that no dead row lingers in their files. Only what this transaction sees is
-- kept: CLUSTER and VACUUM FULL would keep every dead row that some older transaction, a dump perhaps, might still see.
-- The full-text goes first, as searches read it first.
create function rewrite_partition(process uuid) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  directory text := partition_name('directory', process);
  fulltext text := partition_name('fulltext', process);
begin
  perform lock_to_remove(process);
  if to_regclass(directory) is null then
    return;
  end if;
  execute format('lock table %I in access exclusive mode', fulltext);
  execute format('drop index %I', fulltext || '_words');
  perform keep_live_rows(fulltext);
  execute format('create index %I on %I using gin (words)', fulltext || '_words', fulltext);
  execute format('lock table %I in access exclusive mode', directory);
  perform keep_live_rows(directory);
end $$;

create function keep_live_rows(name text) returns void
language plpgsql set search_path = working_index, pg_catalog, pg_temp as $$
declare
  kept text := 'kept_' || name;
begin
  execute format('create unlogged table %I as table %I', kept, name);
  execute format('truncate %I', name);
  execute format('insert into %I table %I', name, kept);
  execute format('drop table %I', kept);
end $$;

-- Detaches and drops the partitions of a purged process. Locks the parents for a moment, which others hold in another
-- order, so it gives up before PostgreSQL looks for a deadlock (deadlock_timeout, 1 s), and is retried.
create function drop_partition(process uuid) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  directory text := partition_name('directory', process);
  fulltext text := partition_name('fulltext', process);
begin
  perform lock_to_remove(process);
  delete from ready where process_id = process;
  if to_regclass(directory) is not null then
    execute format('alter table fulltext detach partition %I', fulltext);
    execute format('alter table directory detach partition %I', directory);
    execute format('drop table %I, %I', fulltext, directory);
  end if;
end $$;

-- Puts survivors into the partitions of their purposes, and takes them out of those that ended: by what slett.survival
-- says. Words are kept for the talent pool only; a dispute is not searched. What the index should have and has not,
-- after a crash, makes a partition incomplete, and so has it rebuilt.
create function keep_survivors(process uuid, applications uuid[]) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp as $$
begin
  if slett.purpose() <> 'erasure' then
    return;
  end if;
  perform create_partition(purpose_partition(s.purpose))
    from (select distinct purpose from slett.survival where application_id = any (applications)) s;
  perform lock_to_remove(p) from unnest(purpose_partitions()) p;
  insert into directory (process_id, application_id, given_name, family_name, email, mailbox, phone)
    select purpose_partition(s.purpose), d.application_id, d.given_name, d.family_name, d.email, d.mailbox, d.phone
    from slett.survival s cross join lateral (
      select * from directory d
      where d.process_id = any (purpose_partitions() || process) and d.application_id = s.application_id limit 1) d
    where s.application_id = any (applications) and s.application_id = any (s.items)
    on conflict do nothing;
  insert into fulltext
    select purpose_partition(s.purpose), f.application_id, f.item_id, f.part, f.words
    from slett.survival s join fulltext f on f.process_id = process and f.application_id = s.application_id
    where s.application_id = any (applications) and s.purpose = 'talent-pool' and f.item_id = any (s.items)
    on conflict do nothing;
  delete from directory d where d.process_id = any (purpose_partitions()) and d.application_id = any (applications)
    and not exists (select from slett.survival s where s.application_id = d.application_id
      and purpose_partition(s.purpose) = d.process_id and s.application_id = any (s.items));
  delete from fulltext f where f.process_id = any (purpose_partitions()) and f.application_id = any (applications)
    and not exists (select from slett.survival s where s.application_id = f.application_id
      and purpose_partition(s.purpose) = f.process_id and f.item_id = any (s.items));
  delete from ready r using slett.survival s
  where s.application_id = any (applications) and s.application_id = any (s.items)
    and r.process_id = purpose_partition(s.purpose) and not exists (
      select from directory d where d.process_id = r.process_id and d.application_id = s.application_id);
end $$;

create function remove_survivors(applications uuid[]) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp as $$
begin
  if slett.purpose() <> 'erasure' then
    return;
  end if;
  perform lock_to_remove(p) from unnest(purpose_partitions()) p;
  delete from directory where process_id = any (purpose_partitions()) and application_id = any (applications);
  delete from fulltext where process_id = any (purpose_partitions()) and application_id = any (applications);
end $$;

-- Rewrites those partitions of purposes in whose files there is anything.
create function rewrite_survivors() returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp as $$
declare
  partition uuid;
begin
  foreach partition in array purpose_partitions() loop
    if pg_relation_size(to_regclass(partition_name('directory', partition))) > 0
        or pg_relation_size(to_regclass(partition_name('fulltext', partition))) > 0 then
      perform rewrite_partition(partition);
    end if;
  end loop;
end $$;

-- The applications in which every word is found, wherever in them. It runs as the owner: under row-level security no
-- index answers @@, which might leak. So it gives nothing but ids, and the caller asks slett.application which of them
-- there are. Without statistics the planner would read the whole partition.
create function search(process uuid, sought text[]) returns setof uuid
language plpgsql stable security definer set search_path = working_index, pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  fulltext text := partition_name('fulltext', process);
begin
  if slett.purpose() <> 'recruitment' or to_regclass(fulltext) is null then
    return;
  end if;
  return query execute format('
    select f.application_id from unnest($1) with ordinality as term (query, number)
      join %I f on f.words @@ term.query
    group by f.application_id having count(distinct term.number) = cardinality($1)', fulltext)
    using array(select prefixes(word) from unnest(sought) as word);
end $$;

-- The applications of one mailbox, in every process whose partition is there. It runs as the owner, so that one index look-up
-- answers, known or not; it gives nothing but ids, and what may be seen of them another purpose asks.
create function of_mailbox(sought text) returns setof uuid
language plpgsql stable security definer set search_path = working_index, pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if slett.purpose() = 'sign-in' then
    return query select distinct d.application_id from directory d where d.mailbox = sought;
  end if;
end $$;

revoke all on function create_partition, truncate_partition, rewrite_partition, keep_live_rows, drop_partition, search,
  of_mailbox, keep_survivors, remove_survivors, rewrite_survivors from public;
grant execute on function create_partition, truncate_partition, rewrite_partition, drop_partition, search, of_mailbox,
  keep_survivors, remove_survivors, rewrite_survivors to ${serviceRole};
