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
  /** What ended a basis to which the person objected. */
  public static final String OBJECTED = "objection-upheld";

  private Bases() {}

  /**
   * All that a withdrawn application rests on ends then, unless it has ended before: the person
   * asks for nothing more, takes every consent back, and leaves nothing to defend a decision with.
   */
  public static void withdrawn(Transaction tx, ApplicationId application, Instant at) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = 'withdrawn'
        where application_id = ? and ends_at > ?
        """,
        at,
        application,
        at);
    Consents.withdraw(tx, application, "application-withdrawn", at);
  }

  /** Consent to the talent pool is withdrawn: its basis ends then, unless it has ended before. */
  public static void endConsent(Transaction tx, ApplicationId application, Instant at) {
    end(tx, application, ActivityId.TALENT_POOL, "consent-withdrawn", at);
  }

  /** An objection to what rests on a legitimate interest is upheld (Art. 21(1)). */
  public static void objected(
      Transaction tx, ApplicationId application, ActivityId activity, Instant at) {
    end(tx, application, activity, OBJECTED, at);
  }

  private static void end(
      Transaction tx, ApplicationId application, ActivityId activity, String endedBy, Instant at) {
    tx.update(
        """
        update basis set ends_at = ?, ended_by = ?
        where application_id = ? and ends_at > ? and activity = ?
        """,
        at,
        endedBy,
        application,
        at,
        activity);
  }

  /**
   * What outlasts the pre-contract basis is counted anew from the end of that, or from the closing
   * of the process as soon as this is set and nearer. Reopening takes it back likewise. What was
   * ended by the person stays so. For purpose {@code clock}.
   */
  public static void countFromClosing(Transaction tx, HiringProcessId process) {
    tx.update(
        """
        update basis l set ends_at = outlasting(
            least(b.ends_at, case when p.pressed then p.closed_at end), l.outlasts)
        from basis b join hiring_process p on p.id = b.process_id
        where l.process_id = ? and l.outlasts is not null and l.ended_by is null
          and b.application_id = l.application_id and b.activity in ('recruitment', 'unsolicited')
        """,
        process);
  }
}
