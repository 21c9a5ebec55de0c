package no.slett.webhook;

import no.slett.database.Transaction;

/** What need not be known any more. */
final class Forgetting {
  private Forgetting() {}

  /** News that nobody took in two weeks, and erasures whose status is not answered any more. */
  static void forget(Transaction tx) {
    tx.update(
        """
        delete from notification
        where event in ('application.received', 'hiring-process.closed') and ends_at <= ?
          or event = 'applicant.erased' and occurred_at <= ?::timestamptz - interval '3 years'
        """,
        tx.instant(),
        tx.instant());
  }
}
