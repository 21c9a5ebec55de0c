package no.slett.handover;

import no.slett.application.SealedApplication;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;

/** Whom all of this is about. */
final class Hired {
  private Hired() {}

  /**
   * Of nobody else anything is handed over.
   *
   * @throws ProblemException 409
   */
  static void demand(SealedApplication application) {
    var decision = application.decision();
    if (decision == null || !decision.decision().equals("hired")) {
      throw ProblemType.WRONG_STATE.because("Only of somebody hired.");
    }
  }
}
