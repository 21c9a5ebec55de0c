package no.slett.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Bases;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.http.Fields;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/** Stage and decision: what recruiters change about an application. */
final class Work {
  private final Desk desk;
  private final Opener opener;

  Work(Desk desk, Opener opener) {
    this.desk = desk;
    this.opener = opener;
  }

  /** A stage of the work. */
  record StageChange(String stage) {
    StageChange {
      Fields.oneOf("stage", stage, List.of("new", "screening", "interview", "offer"));
    }
  }

  /** What a person decided, and why (law LB-12). */
  record NewDecision(String decision, String reasonCode, @Nullable String comment) {
    static final String WITHDRAWN = "withdrawn";

    NewDecision {
      Fields.oneOf("decision", decision, List.of("hired", "rejected", WITHDRAWN));
      Fields.oneOf(
          "reasonCode",
          reasonCode,
          List.of(
              "qualifications",
              "experience",
              "references",
              "position-cancelled",
              "position-filled",
              "applicant-withdrew",
              "other"));
      Fields.textIfAny("comment", comment, 5000);
    }

    @Override
    public String toString() {
      return "NewDecision[" + decision + "]";
    }
  }

  void stage(Actor actor, ApplicationId id, StageChange change) {
    var process =
        desk.with(
            actor,
            id,
            (tx, application) -> {
              tx.update("update application set stage = ? where id = ?", change.stage(), id);
              audit(tx, actor, application, Action.STAGE_SET);
              return application.process();
            });
    desk.touched(process);
  }

  Shown.Decision decide(Actor actor, ApplicationId id, NewDecision decision) {
    return desk.with(
        actor,
        id,
        (tx, application) -> {
          record(tx, actor, application, decision);
          if (decision.decision().equals(NewDecision.WITHDRAWN)) {
            withdraw(tx, id);
          }
          audit(tx, actor, application, Action.DECISION_MADE);
          return new Shown.Decision(
              decision.decision(), decision.reasonCode(), decision.comment(), tx.instant());
        });
  }

  private void record(
      Transaction tx, Actor actor, SealedApplication application, NewDecision decision) {
    tx.update(
        """
        update application set decision = ?, decision_reason = ?, decision_comment = ?,
            decided_at = ?, decided_by = ?
        where id = ?
        """,
        decision.decision(),
        decision.reasonCode(),
        sealed(application, decision.comment()),
        tx.instant(),
        actor.subject(),
        application.id());
  }

  private byte @Nullable [] sealed(SealedApplication application, @Nullable String comment) {
    return comment == null
        ? null
        : opener
            .dataKey(application)
            .seal(
                comment.getBytes(StandardCharsets.UTF_8), SealedApplication.aad(application.id()));
  }

  /** The promise comes due before the basis ends: afterwards this transaction could not see it. */
  private static void withdraw(Transaction tx, ApplicationId id) {
    tx.update(
        "update erasure set due_at = ? where application_id = ? and due_at is null",
        tx.instant(),
        id);
    Bases.endPreContract(tx, id, NewDecision.WITHDRAWN);
  }

  private static void audit(
      Transaction tx, Actor actor, SealedApplication application, Action action) {
    Audit.record(
        tx, Desk.scope(actor), Audit.Event.of(action, application.process(), application.id()));
  }
}
