package no.slett.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;

/**
 * Events that must survive a restored database, in three steps: the id is committed as intended,
 * the signed entry is written, the effect is committed.
 *
 * <p>What is intended is always carried on, by the caller, by a sweep or at the next start, even if
 * the caller saw an error. Only an id that the database does not know at all means a restore.
 */
public final class Events {
  private static final Scope REPLAY = Scope.system(Purpose.REPLAY, "journal");
  private static final JsonMapper JSON = new JsonMapper();

  private final Database database;
  private final Journal journal;
  private final Map<String, Effect> effects;

  public Events(Database database, Journal journal, List<Effect> effects) {
    this.database = database;
    this.journal = journal;
    this.effects = effects.stream().collect(Collectors.toMap(Effect::kind, Function.identity()));
  }

  /** Step one, inside the transaction that decides on the event. */
  public static UUID intend(Transaction tx, String kind, JsonNode body) {
    var id = UUID.randomUUID();
    intend(tx, id, kind, body);
    return id;
  }

  /** Step one, with an id that other rows name as well. */
  public static void intend(Transaction tx, UUID id, String kind, JsonNode body) {
    tx.update(
        "insert into journal_entry (id, kind, body, intended_at) values (?, ?, ?, ?)",
        id,
        kind,
        body,
        tx.instant());
  }

  /** Steps two and three of an event that is committed as intended; idempotent. */
  public void carryOut(UUID id) {
    var entry = database.inTransaction(REPLAY, tx -> find(tx, id)).orElseThrow();
    journal.write(entry);
    effect(entry);
  }

  /**
   * Carries on whatever was intended and got stuck; returns how many that were. One that fails
   * keeps no other waiting.
   *
   * @throws RuntimeException the first failure, the others suppressed in it, after all were tried
   */
  public int carryOn() {
    var stuck =
        database.inTransaction(
            REPLAY,
            tx ->
                tx.list(
                    "select id from journal_entry where effected_at is null order by intended_at",
                    row -> row.uuid("id")));
    var failed = new ArrayList<RuntimeException>();
    for (var id : stuck) {
      try {
        carryOut(id);
      } catch (RuntimeException e) {
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      failed.stream().skip(1).forEach(failed.getFirst()::addSuppressed);
      throw failed.getFirst();
    }
    return stuck.size();
  }

  /**
   * Applies every entry of the journal that the database does not know: what a restore undid.
   *
   * @return the ids that were unknown; empty when nothing was restored
   * @throws ForgedEntryException when an entry is not ours; nothing of it is obeyed
   * @throws IncompleteJournalException when entries are gone that have not expired
   */
  public Set<UUID> replay() {
    var expected = expected(); // first: another instance may write meanwhile
    var there = journal.ids();
    demandWhole(expected, there);
    var unknown = new HashSet<>(there);
    unknown.removeAll(known());
    unknown.stream()
        .map(journal::read)
        .sorted(Comparator.comparing(JournalEntry::at))
        .forEach(this::relive);
    return unknown;
  }

  /** Whether a restore happened under a running service: the journal holds what is unknown here. */
  public boolean isUndone() {
    var unknown = new HashSet<>(journal.ids()); // first: what is written was intended before
    unknown.removeAll(known());
    return !unknown.isEmpty() && !Collections.disjoint(unknown, journal.ids());
  }

  /** Forgets entries older than every backup that may still be restored (law BK-2). */
  public void expire(Instant before) {
    var old = journal.writtenBefore(before);
    if (old.isEmpty()) {
      return;
    }
    journal.expire(before, old);
    database.run(
        REPLAY,
        tx ->
            tx.update(
                """
                delete from journal_entry where id = any (?::uuid[]) and effected_at is not null
                """,
                Transaction.array(old)));
  }

  /** What took effect was written before, so it is there unless it has expired. */
  private void demandWhole(Map<UUID, Instant> expected, Set<UUID> there) {
    var since = journal.expiredBefore().orElse(Instant.EPOCH);
    var missing =
        expected.entrySet().stream()
            .filter(e -> !there.contains(e.getKey()) && !e.getValue().isBefore(since))
            .count();
    if (missing > 0) {
      throw new IncompleteJournalException((int) missing);
    }
  }

  private Map<UUID, Instant> expected() {
    var expected = new HashMap<UUID, Instant>();
    database.run(
        REPLAY,
        tx ->
            tx.list(
                "select id, intended_at from journal_entry where effected_at is not null",
                row -> expected.put(row.uuid("id"), row.instant("intended_at"))));
    return expected;
  }

  private void relive(JournalEntry entry) {
    database.run(
        REPLAY,
        tx ->
            tx.update(
                """
                insert into journal_entry (id, kind, body, intended_at) values (?, ?, ?, ?)
                on conflict do nothing
                """,
                entry.id(),
                entry.kind(),
                entry.body(),
                entry.at()));
    effect(entry);
  }

  private void effect(JournalEntry entry) {
    var effect = effects.get(entry.kind());
    if (effect == null) {
      throw new IllegalStateException("no part knows journal entries of kind " + entry.kind());
    }
    database.run(
        Scope.system(effect.purpose(), "journal"),
        tx -> {
          if (effected(tx, entry.id())) {
            effect.apply(tx, entry);
          }
        });
  }

  /** True for the one transaction that makes it so. */
  private static boolean effected(Transaction tx, UUID id) {
    return tx.update(
            "update journal_entry set effected_at = ? where id = ? and effected_at is null",
            tx.instant(),
            id)
        == 1;
  }

  private Set<UUID> known() {
    return database.inTransaction(
        REPLAY,
        tx -> new HashSet<>(tx.list("select id from journal_entry", row -> row.uuid("id"))));
  }

  private static Optional<JournalEntry> find(Transaction tx, UUID id) {
    return tx.first(
        "select id, kind, body, intended_at from journal_entry where id = ?", Events::read, id);
  }

  private static JournalEntry read(Row row) {
    try {
      return new JournalEntry(
          row.uuid("id"),
          row.text("kind"),
          row.instant("intended_at"),
          JSON.readTree(row.text("body")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb is json", e);
    }
  }
}
