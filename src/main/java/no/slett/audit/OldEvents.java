package no.slett.audit;

import java.time.Instant;
import java.time.Period;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;

/**
 * Drops events that are older than three years, by whole months and whole seals. Their signed heads
 * stay in the journal, so what is kept can be verified from its first seal on. The newest seal
 * stays however old it is: the chain goes on from it.
 */
public final class OldEvents {
  private static final Period KEPT = Period.ofYears(3);
  private static final Scope SCOPE = Scope.system(Purpose.ACCOUNTABILITY, "old-events");
  private static final int MOST_SEALS = 1_000;

  private final Database database;

  public OldEvents(Database database) {
    this.database = database;
  }

  /** Before when seals may be missing, because they were dropped: a month's first instant. */
  static Instant keptFrom(Instant now) {
    return ServiceClock.before(now, KEPT)
        .atZone(ServiceClock.ZONE)
        .toLocalDate()
        .withDayOfMonth(1)
        .atStartOfDay(ServiceClock.ZONE)
        .toInstant();
  }

  /** Drops what is old enough, the oldest first. */
  public void sweep() {
    var more = true;
    while (more) {
      more = database.inTransaction(SCOPE, OldEvents::dropSome);
    }
  }

  private static boolean dropSome(Transaction tx) {
    Seals.awaitNoWalk(tx);
    var dropped = Seals.drop(tx, keptFrom(tx.instant()), MOST_SEALS);
    dropped.ifPresent(
        seals ->
            Audit.record(
                tx, SCOPE, new Audit.Event(Action.AUDIT_DROPPED, null, null, null, seals.wire())));
    return dropped.isPresent();
  }
}
