package no.slett.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final Comparison comparison;
  private final Map<String, Effect> effects;

  public Events(Database database, Journal journal, List<Effect> effects) {
    this.database = database;
    this.journal = journal;
    this.comparison = new Comparison(database, journal);
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
   * @return the names that were unknown; empty when nothing was restored
   * @throws ForgedEntryException when an entry is not ours; nothing of it is obeyed
   * @throws IncompleteJournalException when entries are gone that have not expired
   */
  public Set<EntryName> replay() {
    var difference = comparison.atStart();
    if (!difference.missing().isEmpty()) {
      throw new IncompleteJournalException(difference.missing().size());
    }
    difference.unknown().stream()
        .map(journal::read)
        .sorted(Comparator.comparing(JournalEntry::at))
        .forEach(this::relive);
    return difference.unknown();
  }

  /**
   * Whether the journal holds what is unknown here, since a restore happened under a running
   * service, or lacks what took effect, or is not ours. Then {@link #replay} does or says what has
   * to be.
   */
  public boolean differ() {
    try {
      return !comparison.whileRunning().isNone();
    } catch (ForgedEntryException e) {
      return true;
    }
  }

  /**
   * Forgets the days before which no backup is left that may still be restored (law BK-2), but none
   * with an event under way. A clock that runs ahead makes it forget no day that is not over.
   */
  public void expire(Instant before) {
    var first = LocalDate.ofInstant(before, ZoneOffset.UTC);
    var past = database.inTransaction(REPLAY, tx -> KnownDays.before(tx, first));
    var days =
        journal.names(Span.before(past.day())).stream()
            .map(EntryName::day)
            .filter(day -> !past.underWay().contains(day))
            .collect(Collectors.toSet());
    if (!days.isEmpty()) {
      journal.expire(past.day(), days);
    }
    database.run(REPLAY, tx -> KnownDays.forget(tx, past));
  }

  private void relive(JournalEntry entry) {
    database.run(
        REPLAY,
        tx ->
            tx.update(
                """
                insert into journal_entry (id, day, kind, body, intended_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """,
                entry.id(),
                entry.day(),
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

  private static Optional<JournalEntry> find(Transaction tx, UUID id) {
    return tx.first(
        "select id, day, kind, body, intended_at from journal_entry where id = ?",
        Events::read,
        id);
  }

  private static JournalEntry read(Row row) {
    try {
      return new JournalEntry(
          row.uuid("id"),
          row.date("day"),
          row.text("kind"),
          row.instant("intended_at"),
          JSON.readTree(row.text("body")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("jsonb is json", e);
    }
  }
}
