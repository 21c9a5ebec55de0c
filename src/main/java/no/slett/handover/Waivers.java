package no.slett.handover;

import java.nio.charset.StandardCharsets;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.http.Fields;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;

/** Reasons why a duty is not met, sealed since they tell of the person. */
final class Waivers {
  private final Desk desk;
  private final Opener opener;

  Waivers(Desk desk, Opener opener) {
    this.desk = desk;
    this.opener = opener;
  }

  /** Why not. */
  record NewWaiver(String reason) {
    NewWaiver {
      Fields.text("reason", reason, 2000);
    }

    @Override
    public String toString() {
      return "NewWaiver[...]";
    }
  }

  /**
   * Writes it down; another reason replaces it.
   *
   * @throws ProblemException 409 unless hired, or when it was done already
   */
  void waive(Actor actor, ApplicationId id, Duty duty, NewWaiver waiver) {
    var _ =
        desk.with(
            actor,
            id,
            (tx, application) -> {
              waive(tx, actor, application, duty, waiver);
              return duty;
            });
  }

  private void waive(
      Transaction tx, Actor actor, SealedApplication application, Duty duty, NewWaiver waiver) {
    Hired.demand(application);
    var reason =
        opener
            .dataKey(application)
            .seal(
                waiver.reason().getBytes(StandardCharsets.UTF_8),
                HandoverRows.aad(application.id(), duty));
    if (!HandoverRows.waived(tx, application, duty, actor, reason)) {
      throw ProblemType.WRONG_STATE.because("It has been done already.");
    }
    Audit.record(
        tx,
        Desk.scope(actor),
        Audit.Event.of(Action.DUTY_WAIVED, application.process(), application.id()));
  }
}
