-- Who reads waits for whoever rewrites, and looks afterwards: TRUNCATE hides rows from any statement that began before it,
-- so a reader who waited for the table alone would find nobody, and an applicant be told that nothing is held.

-- Of one partition, or of all, until the transaction ends; in a statement before the one that reads.
create function lock_to_read(process uuid) returns void language sql as $$
  select pg_catalog.pg_advisory_xact_lock_shared(
    pg_catalog.hashtextextended('working_index:reading:' || coalesce(process::text, 'all'), 0)) $$;
create function lock_to_rewrite(process uuid) returns void language sql as $$
  select pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtextextended('working_index:reading:' || process, 0));
  select pg_catalog.pg_advisory_xact_lock(
    pg_catalog.hashtextextended('working_index:reading:all', 0)) $$;
revoke all on function lock_to_rewrite from public;

create or replace function rewrite_partition(process uuid) returns void
language plpgsql security definer set search_path = working_index, pg_catalog, pg_temp set lock_timeout = '500ms' as $$
declare
  directory text := partition_name('directory', process);
  fulltext text := partition_name('fulltext', process);
begin
  perform lock_to_remove(process);
  if to_regclass(directory) is null then
    return;
  end if;
  perform lock_to_rewrite(process);
  execute format('lock table %I in access exclusive mode', fulltext);
  execute format('drop index %I', fulltext || '_words');
  perform keep_live_rows(fulltext);
  execute format('create index %I on %I using gin (words)', fulltext || '_words', fulltext);
  execute format('lock table %I in access exclusive mode', directory);
  perform keep_live_rows(directory);
end $$;

-- Volatile, so that each of its statements looks anew.
create or replace function search(process uuid, sought text[]) returns setof uuid
language plpgsql volatile security definer set search_path = working_index, pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  fulltext text := partition_name('fulltext', process);
begin
  if slett.purpose() <> 'recruitment' then
    return;
  end if;
  perform lock_to_read(process);
  if to_regclass(fulltext) is null then
    return;
  end if;
  return query execute format('
    select f.application_id from unnest($1) with ordinality as term (query, number)
      join %I f on f.words @@ term.query
    group by f.application_id having count(distinct term.number) = cardinality($1)', fulltext)
    using array(select prefixes(word) from unnest(sought) as word);
end $$;

create or replace function of_mailbox(sought text) returns setof uuid
language plpgsql volatile security definer set search_path = working_index, pg_catalog, pg_temp set enable_seqscan = off as $$
begin
  if slett.purpose() = 'sign-in' then
    perform lock_to_read(null);
    return query select distinct d.application_id from directory d where d.mailbox = sought;
  end if;
end $$;
