package no.slett.erasure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.audit.Sealer;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.journal.Events;
import no.slett.journal.Journal;

/**
 * What a restored backup leaves for a person to decide. What the journal names is erased again
 * without asking; but mails that an old database brought back are held, and objects that no
 * application claims stay, until the operator accepts the restore.
 */
public final class Restores {
  private static final Scope SCOPE = Scope.system(Purpose.REPLAY, "restores");

  /** After the last backup has gone, law BK-2. */
  private static final Duration MARGIN = Duration.ofDays(7);

  private final Database database;
  private final Journal journal;
  private final Events events;
  private final Sealer sealer;
  private final Period backupLifetime;
  private final InstantSource systemClock;

  /** Takes the parts. */
  public Restores(
      Database database,
      Journal journal,
      Events events,
      Sealer sealer,
      Period backupLifetime,
      InstantSource systemClock) {
    this.database = database;
    this.journal = journal;
    this.events = events;
    this.sealer = sealer;
    this.backupLifetime = backupLifetime;
    this.systemClock = systemClock;
  }

  /** One clear line when the database is older than the journal remembers; checked at start. */
  public List<String> troubles() {
    var remembered =
        journal.expiredBefore().map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    var alive = database.inTransaction(SCOPE, Restores::aliveAt);
    return remembered.isPresent() && alive.isPresent() && alive.get().isBefore(remembered.get())
        ? List.of(
            "the database was last alive at "
                + alive.get()
                + ", but the journal remembers only from "
                + remembered.get()
                + " on: what was erased before cannot be told; restore a newer backup")
        : List.of();
  }

  /** Says that the database is alive, and forgets what no backup can bring back any more. */
  public void sweep() {
    var now = systemClock.instant();
    database.run(
        SCOPE,
        tx -> tx.update("update installation set alive_at = ? where alive_at < ?", now, now));
    events.expire(ServiceClock.before(now, backupLifetime).minus(MARGIN));
  }

  /**
   * Whether the audit log says that the database is an older one. That shows when applications came
   * after the backup and nothing else happened that the journal would tell of.
   */
  boolean isBehind() {
    return sealer.isBehindJournal();
  }

  /** Holds what a restore brought back, and tells of it in the audit log. */
  void found() {
    database.run(
        SCOPE,
        tx -> {
          tx.update("update outbox set held = true where not held");
          tx.update(
              """
              update installation set restored_at = coalesce(restored_at, ?), lost = null
              """,
              tx.instant());
          Audit.record(tx, SCOPE, new Audit.Event(Action.RESTORE_REPLAYED, null, null, null, null));
        });
  }

  /** Keeps the first count of applications that nobody knows, made before any other could come. */
  public void saw(Orphans.Swept swept) {
    database.run(
        SCOPE,
        tx ->
            tx.update(
                """
                update installation set lost = ? where restored_at is not null and lost is null
                """,
                swept.unknown()));
  }

  /** Whether a restore waits for the operator's word. */
  static boolean waits(Transaction tx) {
    return tx.first(
            "select true as waits from installation where restored_at is not null",
            row -> row.flag("waits"))
        .isPresent();
  }

  /**
   * A restore that waits for the operator's word.
   *
   * @param replayedAt by the service clock
   * @param lostApplications that came after the backup: their sealed objects and keys are there,
   *     their rows are not
   */
  public record Waiting(Instant replayedAt, long lostApplications) {
    private static Waiting read(Row row) {
      return new Waiting(row.instant("restored_at"), row.number("lost"));
    }

    private String line() {
      return "a restore was replayed; it lost "
          + lostApplications
          + " applications that came after the backup; mails wait for: accept-restore";
    }
  }

  /** The restore that waits, if there is one. */
  public Optional<Waiting> waiting() {
    return database.inTransaction(
        SCOPE,
        tx ->
            tx.first(
                """
                select restored_at, coalesce(lost, 0) as lost from installation
                where restored_at is not null
                """,
                Waiting::read));
  }

  /** What readiness tells of it. */
  public Optional<String> told() {
    return waiting().map(Waiting::line);
  }

  /**
   * The operator's word: held mails go out, and what belongs to no application is swept.
   *
   * @return how many mails were held
   */
  public static long accept(Database database) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          tx.update("update installation set restored_at = null, lost = null");
          return tx.update("update outbox set held = false where held");
        });
  }

  private static Optional<Instant> aliveAt(Transaction tx) {
    return tx.first("select alive_at from installation", row -> row.instant("alive_at"));
  }
}
