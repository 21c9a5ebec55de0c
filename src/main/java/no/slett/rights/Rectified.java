package no.slett.rights;

import java.util.UUID;
import no.slett.application.Rectification;
import no.slett.application.Rectifications;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.webhook.Notifications;

/** What follows from everything that is put right, in the transaction of purpose {@code rights}. */
final class Rectified {
  private Rectified() {}

  /**
   * Writes it down for staff and audit, and tells the recipients (Art. 19).
   *
   * @return the journal entry to carry out once that is committed
   */
  static UUID record(
      Transaction tx,
      Scope scope,
      SealedApplication application,
      Rectification made,
      Action action) {
    var item = made.item();
    Rectifications.intend(tx, application, made);
    Notifications.rectified(tx, application.id(), made.id(), made.fields());
    Audit.record(
        tx, scope, new Audit.Event(action, application.process(), application.id(), item, null));
    return made.id();
  }
}
