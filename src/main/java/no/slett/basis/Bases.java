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

  /** The pre-contract basis of an application ends then, unless it has ended before. */
  public static void endPreContract(
      Transaction tx, ApplicationId application, String endedBy, Instant at) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = ?
        where application_id = ? and activity in ('recruitment', 'unsolicited') and ends_at > ?
        """,
        at,
        endedBy,
        application,
        at);
  }
}
