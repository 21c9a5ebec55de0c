package no.slett.basis;

import java.time.Instant;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * Legal bases of applications. Each begins with an event and ends with one; its end only ever comes
 * nearer, and nothing turns one basis into another (law LB-3).
 */
public final class Bases {
  private Bases() {}

  /**
   * What rests on the person's own will ends then, unless it has ended before: the steps before a
   * contract, and consent.
   */
  public static void endAtWill(
      Transaction tx, ApplicationId application, String endedBy, Instant at) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = ?
        where application_id = ? and ends_at > ?
          and activity in ('recruitment', 'unsolicited', 'talent-pool')
        """,
        at,
        endedBy,
        application,
        at);
    Consents.withdraw(tx, application, "application-withdrawn", at);
  }

  /** Consent to the talent pool is withdrawn: its basis ends then, unless it has ended before. */
  public static void endConsent(Transaction tx, ApplicationId application, Instant at) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = 'consent-withdrawn'
        where application_id = ? and ends_at > ? and activity = 'talent-pool'
        """,
        at,
        application,
        at);
  }
}
