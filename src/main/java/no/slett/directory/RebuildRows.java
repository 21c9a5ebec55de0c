package no.slett.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** What rebuilding asks and writes. */
final class RebuildRows {
  private static final String INCOMPLETE =
      """
      from (
        select id, created_at from hiring_process
        where purged_at is null and coalesce(closed_at, 'infinity') > ?
        union all select distinct working_index.purpose_partition(purpose), null::timestamptz
          from survival) p
      where not exists (select from working_index.ready r where r.process_id = p.id)
      """;

  private RebuildRows() {}

  /**
   * Running processes, and purposes, whose index is not whole. A closed process' index is about to
   * be dropped.
   */
  static List<HiringProcessId> incomplete(Transaction tx) {
    return tx.list(
        "select p.id " + INCOMPLETE + " order by p.created_at desc nulls first",
        row -> new HiringProcessId(row.uuid("id")),
        tx.instant());
  }

  static Rebuild.Progress progress(Transaction tx) {
    return tx.first(
            """
            select count(*) as processes, coalesce(sum(
                (select count(*) from working_index.directory d where d.process_id = p.id)), 0)::int
                as done, coalesce(sum(
                (select count(*) from application a where a.process_id = p.id)
                + (select count(*) from survival s
                  where working_index.purpose_partition(s.purpose) = p.id)), 0)::int as total
            """
                + INCOMPLETE,
            row ->
                new Rebuild.Progress(
                    row.number("processes"), row.number("done"), row.number("total")),
            tx.instant())
        .orElseThrow();
  }

  /** Takes a process until the transaction ends, if nobody else has it and it is incomplete. */
  static boolean claim(Transaction tx, HiringProcessId process) {
    var taken =
        tx.first(
            """
            select pg_try_advisory_xact_lock(hashtextextended('rebuild:' || ?, 0)) as taken
            """,
            row -> row.flag("taken"),
            process);
    return taken.orElseThrow() && !Directory.isReady(tx, process);
  }

  /** The items of each application that are in the index. */
  static Map<ApplicationId, Set<UUID>> present(Transaction tx, HiringProcessId process) {
    var present = new HashMap<ApplicationId, Set<UUID>>();
    tx.list(
        """
        select d.application_id, coalesce(array_agg(f.item_id::text)
            filter (where f.item_id is not null), '{}') as items
        from working_index.directory d left join working_index.fulltext f
          on f.process_id = d.process_id and f.application_id = d.application_id and f.part = 1
        where d.process_id = ? group by d.application_id
        """,
        row ->
            present.put(
                new ApplicationId(row.uuid("application_id")),
                row.texts("items").stream().map(UUID::fromString).collect(Collectors.toSet())),
        process);
    return present;
  }

  /**
   * Adds what is not there, unless the application has gone since it was opened. Who erases locks
   * the same partition before removing, and claims before that: either the claim is seen here, or
   * the removal sees what is added.
   */
  static void putMissing(Transaction tx, HiringProcessId process, Source.Entry entry) {
    tx.call("select working_index.lock_to_add(?)", process);
    if (!lives(tx, process, entry.application())) {
      return;
    }
    var there = present(tx, process, entry.application());
    entry.contact().ifPresent(contact -> putIfMissing(tx, process, entry.application(), contact));
    entry
        .texts()
        .forEach(
            (item, text) -> {
              if (!there.contains(item)) {
                Directory.putText(tx, process, entry.application(), item, text);
              }
            });
  }

  private static boolean lives(
      Transaction tx, HiringProcessId partition, ApplicationId application) {
    return tx.first(
            """
            select true as lives from application a where a.id = ? and case
              when ? = any (working_index.purpose_partitions()::text[]) then exists (
                select from survival s where s.application_id = a.id
                  and working_index.purpose_partition(s.purpose)::text = ?)
              else not exists (select from survival s where s.application_id = a.id) end
            """,
            row -> row.flag("lives"),
            application,
            partition,
            partition)
        .isPresent();
  }

  private static Set<UUID> present(
      Transaction tx, HiringProcessId process, ApplicationId application) {
    return Set.copyOf(
        tx.list(
            """
            select item_id from working_index.fulltext
            where process_id = ? and application_id = ? and part = 1
            """,
            row -> row.uuid("item_id"),
            process,
            application));
  }

  private static void putIfMissing(
      Transaction tx, HiringProcessId process, ApplicationId application, Contact contact) {
    var there = Directory.contacts(tx, process, List.of(application));
    if (there.isEmpty()) {
      Directory.put(tx, process, application, contact);
    }
  }
}
