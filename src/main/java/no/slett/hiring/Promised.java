package no.slett.hiring;

import java.time.Period;
import no.slett.database.Transaction;
import no.slett.http.ProblemType;

/**
 * How long a process may last, as its applicants are told from its opening on (Art. 13(2)(a)): it
 * never gets longer for them.
 *
 * @param inactivity after which a forgotten process closes itself
 * @param greatestAge from first opening to closed
 */
public record Promised(Period inactivity, Period greatestAge) {
  static Promised of(Retention retention) {
    return new Promised(retention.inactivity(), retention.greatestAge());
  }

  /**
   * What counts: a shorter inactivity that was configured since, never a longer one. The greatest
   * age stays as it was, since receipts name its day.
   */
  Retention within(Retention configured) {
    var isShorter = no.slett.basis.Retention.exceeds(inactivity, configured.inactivity());
    return new Retention(
        configured.closingWindow(),
        isShorter ? configured.inactivity() : inactivity,
        greatestAge,
        configured.unsolicited());
  }

  /** Processes that were opened before this was written down; for purpose {@code clock}. */
  static void complete(Transaction tx, Retention retention) {
    tx.update(
        """
        update hiring_process set inactivity = ?, greatest_age = ?
        where opened_at is not null and inactivity is null and purged_at is null
        """,
        retention.inactivity(),
        retention.greatestAge());
  }

  /**
   * Asks that a change takes nothing back that somebody was told who applied.
   *
   * @throws no.slett.http.ProblemException 409 for a longer closing window
   */
  static void demandKept(Transaction tx, HiringProcess before, HiringProcess after) {
    if (no.slett.basis.Retention.exceeds(after.closingWindow(), before.closingWindow())
        && HiringProcesses.hasApplicants(tx, before.id())) {
      throw ProblemType.WRONG_STATE.because(
          "Somebody has applied and was told how long closing takes. It may get shorter, not"
              + " longer.");
    }
  }
}
