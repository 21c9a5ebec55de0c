package no.slett.erasure;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;

/** What is known of an application whose name was found in a store. */
enum Fate {
  /** It is there, or its erasure is under way: whatever bears its name stays. */
  LIVES,
  /** Only what another purpose keeps is left of it. */
  SURVIVES,
  /** It was erased: a database, or a journal that remembers more, says so. */
  ERASED,
  /** No row and no journal entry tells of it, though its process is known. */
  UNKNOWN,
  /** Not even its process is known. */
  STRANGE;

  /** By the rows, which include what the journal has replayed. */
  static Map<Left, Fate> of(Transaction tx, Collection<Left> left) {
    var fates = new HashMap<Left, Fate>();
    tx.list(FATES, Found::read, processes(left), applications(left))
        .forEach(found -> fates.put(found.left(), found.fate()));
    var unknown =
        left.stream().filter(one -> fates.getOrDefault(one, STRANGE).isUnknown()).toList();
    if (!unknown.isEmpty()) {
      tx.list(JOURNALLED, Fate::named, processes(unknown), applications(unknown))
          .forEach(erased -> fates.put(erased, ERASED));
    }
    return fates;
  }

  /** Sorted by what is known of each. */
  static Map<Fate, Set<Left>> sorted(Transaction tx, Collection<Left> left) {
    var sorted = new EnumMap<Fate, Set<Left>>(Fate.class);
    of(tx, left)
        .forEach((one, fate) -> sorted.computeIfAbsent(fate, _ -> new HashSet<>()).add(one));
    return sorted;
  }

  private boolean isUnknown() {
    return this == UNKNOWN || this == STRANGE;
  }

  private record Found(Left left, Fate fate) {
    static Found read(Row row) {
      return new Found(named(row), valueOf(row.text("fate")));
    }
  }

  private static Left named(Row row) {
    return new Left(row.uuid("process_id"), row.uuid("application_id"));
  }

  private static String processes(Collection<Left> left) {
    return Transaction.array(left.stream().map(Left::process).toList());
  }

  private static String applications(Collection<Left> left) {
    return Transaction.array(left.stream().map(Left::application).toList());
  }

  private static final String FATES =
      """
      select f.process_id, f.application_id, case
          when e.finished_at is not null then 'ERASED'
          when e.claimed_at is null and e.reduction is null and exists (
            select from survival s where s.application_id = e.application_id) then 'SURVIVES'
          when e.application_id is not null then 'LIVES'
          when p.id is not null then 'UNKNOWN' else 'STRANGE' end as fate
      from unnest(?::uuid[], ?::uuid[]) as f (process_id, application_id)
        left join erasure e on e.application_id = f.application_id
        left join hiring_process p on p.id = f.process_id
      """;

  /**
   * Received after the backup that was restored, and erased before it was: only the journal knows.
   */
  private static final String JOURNALLED =
      """
      select f.process_id, f.application_id
      from unnest(?::uuid[], ?::uuid[]) as f (process_id, application_id)
      where exists (
          select from journal_entry j
          where j.kind = 'erasure' and j.body -> 'applications' @> to_jsonb(f.application_id::text))
        or exists (
          select from journal_entry j
          where j.kind = 'purge' and j.body ->> 'process' = f.process_id::text and not exists (
            select from jsonb_array_elements(j.body -> 'survivals') s
            where s ->> 'application' = f.application_id::text))
      """;

  /** Ids of applications, known or not, whose erasure the journal or a row tells of. */
  static Set<UUID> erased(Transaction tx, Collection<UUID> applications) {
    return new HashSet<>(
        tx.list(
            """
            select f.id from unnest(?::uuid[]) as f (id)
            where exists (
                select from erasure e where e.application_id = f.id and e.finished_at is not null)
              or exists (
                select from journal_entry j
                where j.kind = 'erasure' and j.body -> 'applications' @> to_jsonb(f.id::text))
            """,
            row -> row.uuid("id"),
            Transaction.array(applications)));
  }
}
