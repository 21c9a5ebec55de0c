package no.slett.rights;

import no.slett.application.Form;
import no.slett.application.Opener;
import no.slett.application.Rectifications;
import no.slett.application.Rectifications.Relost;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.http.ProblemException;
import no.slett.vault.ObjectStore;

/**
 * Puts right again what a restored database, older than the correction, brought back wrong. The
 * journal names the object of the corrected form; where the store still has it, all of it counts
 * again. Where it has not, the correction stays lost, and is shown to be.
 */
final class LostCorrections {
  private static final System.Logger LOG = System.getLogger(LostCorrections.class.getName());
  private static final Actor SYSTEM = Actor.system("rectification");

  private final Database database;
  private final Corrections corrections;
  private final Opener opener;
  private final ObjectStore objects;
  private final Json json = new Json();

  LostCorrections(Database database, Corrections corrections, Opener opener, ObjectStore objects) {
    this.database = database;
    this.corrections = corrections;
    this.opener = opener;
    this.objects = objects;
  }

  /** Looks for all that are lost. */
  void sweep() {
    var scope = Scope.of(Purpose.CLOCK, SYSTEM);
    database.inTransaction(scope, Rectifications::lost).forEach(this::recover);
  }

  private void recover(Relost lost) {
    var scope = Scope.of(Purpose.RIGHTS, SYSTEM).about(lost.application());
    try {
      database.run(scope, tx -> recover(tx, scope, lost));
    } catch (ProblemException notNow) {
      LOG.log(
          System.Logger.Level.WARNING,
          "rectification {0} waits: {1}",
          lost.id(),
          notNow.problem().type());
    }
  }

  private void recover(Transaction tx, Scope scope, Relost lost) {
    var state = CorrectionRows.lock(tx, lost.application());
    var application = SealedApplication.find(tx, lost.application()).orElseThrow();
    var sealed = objects.find(lost.form());
    if (sealed.isEmpty()) {
      Rectifications.gone(tx, lost);
      return;
    }
    if (!application.formObject().equals(lost.form())) {
      var plain = opener.dataKey(application).open(sealed.get(), lost.form());
      var form = json.read(plain, Form.class);
      corrections.put(tx, state, application, form, lost.form());
      Audit.record(
          tx,
          scope,
          Audit.Event.of(Action.APPLICATION_RECTIFIED, application.process(), application.id()));
    }
    Rectifications.found(tx, lost.application());
  }
}
