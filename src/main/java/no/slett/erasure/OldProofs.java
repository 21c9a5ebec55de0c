package no.slett.erasure;

import java.time.Instant;
import java.time.Period;
import no.slett.clock.ServiceClock;
import no.slett.database.Transaction;

/** What an erasure left behind to show for it, once nobody can ask for it any more (law ST-0). */
final class OldProofs {
  private static final Period SHOWN = Period.ofYears(3);

  private OldProofs() {}

  /** Forgets certificates, and the rows of what they certify, three years after the erasure. */
  static void forget(Transaction tx) {
    var before = ServiceClock.before(tx.instant(), SHOWN);
    delete(tx, "certificate where finished_at <= ?", before);
    delete(tx, "erasure where finished_at <= ?", before);
    delete(
        tx,
        """
        erasure_batch b where finished_at <= ? and not exists (
          select from erasure e where b.id in (e.batch_id, e.reduction))
        """,
        before);
  }

  private static void delete(Transaction tx, String rows, Instant before) {
    tx.update("delete from " + rows, before);
  }
}
