package no.slett.basis;

import java.time.Instant;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * Legal bases of applications. Each begins with an event and ends with one; its end only ever comes
 * nearer, and nothing turns one basis into another (law LB-3).
 */
public final class Bases {
  /** The activity that every application starts with: steps before a contract, Art. 6(1)(b). */
  public static final String RECRUITMENT = "recruitment";

  private Bases() {}

  /** A basis begins now. */
  public static void begin(
      Transaction tx,
      ApplicationId application,
      HiringProcessId process,
      String activity,
      Instant furthestEnd) {
    tx.update(
        """
        insert into basis (application_id, activity, process_id, began_at, ends_at)
        values (?, ?, ?, ?, ?)
        """,
        application,
        activity,
        process,
        tx.instant(),
        furthestEnd);
  }

  /** A basis ends now, unless it has ended already. */
  public static void end(
      Transaction tx, ApplicationId application, String activity, String endedBy) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = ?
        where application_id = ? and activity = ? and ends_at > ?
        """,
        tx.instant(),
        endedBy,
        application,
        activity,
        tx.instant());
  }
}
