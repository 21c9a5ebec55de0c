package no.slett.basis;

import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * Legal bases of applications. Each begins with an event and ends with one; its end only ever comes
 * nearer, and nothing turns one basis into another (law LB-3).
 */
public final class Bases {
  private Bases() {}

  /** The pre-contract basis of an application ends now, unless it has ended already. */
  public static void endPreContract(Transaction tx, ApplicationId application, String endedBy) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = ?
        where application_id = ? and activity in ('recruitment', 'unsolicited') and ends_at > ?
        """,
        tx.instant(),
        endedBy,
        application,
        tx.instant());
  }
}
