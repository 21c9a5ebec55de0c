package no.slett.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.application.ShownDecision;
import no.slett.application.Withdrawing;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Transaction;
import no.slett.directory.Applicants;
import no.slett.http.Fields;
import no.slett.id.ApplicationId;
import no.slett.minimisation.NationalIds;
import no.slett.statistics.Event;
import no.slett.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** Stage and decision: what recruiters change about an application. */
final class Work {
  private final Desk desk;
  private final Opener opener;
  private final Withdrawing withdrawing;

  Work(Desk desk, Opener opener, Withdrawing withdrawing) {
    this.desk = desk;
    this.opener = opener;
    this.withdrawing = withdrawing;
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
      NationalIds.refuse("comment", Fields.textIfAny("comment", comment, 5000));
    }

    List<String> texts() {
      return comment == null ? List.of() : List.of(comment);
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
              moved(tx, application, change.stage());
              audit(tx, actor, application, Action.STAGE_SET);
              return application.process();
            });
    desk.touched(process);
  }

  private static void moved(Transaction tx, SealedApplication application, String stage) {
    tx.update("update application set stage = ? where id = ?", stage, application.id());
    var first =
        tx.update(
            """
            update application set reached = reached || array[?] where id = ? and ? <> all (reached)
            """,
            stage,
            application.id(),
            stage);
    if (first > 0) {
      Statistics.count(tx, Event.reached(stage), application.process());
    }
  }

  /**
   * Records what a person decided.
   *
   * @throws no.slett.http.ProblemException 422 {@code other-applicant}
   */
  ShownDecision decide(Actor actor, ApplicationId id, NewDecision decision) {
    var decided =
        desk.with(
            actor,
            id,
            (tx, application) -> {
              Applicants.refuseNamed(tx, application.process(), id, decision.texts());
              count(tx, application, decision);
              record(tx, actor, application, decision);
              audit(tx, actor, application, Action.DECISION_MADE);
              return new Decided(
                  new ShownDecision(
                      decision.decision(), decision.reasonCode(), decision.comment(), tx.instant()),
                  decision.decision().equals(NewDecision.WITHDRAWN)
                      ? withdrawing.intend(tx, application)
                      : Optional.empty());
            });
    decided.withdrawal().ifPresent(withdrawing::carryOut);
    return decided.shown();
  }

  /** What the caller is told, and the journal entry of a withdrawal. */
  private record Decided(ShownDecision shown, Optional<UUID> withdrawal) {}

  /** The first one: whoever decides anew has decided on the same person. */
  private static void count(Transaction tx, SealedApplication application, NewDecision decision) {
    var undecided =
        tx.first(
            "select true as one from application where id = ? and decided_at is null for update",
            row -> row.flag("one"),
            application.id());
    Event.decided(decision.decision(), decision.reasonCode())
        .filter(_ -> undecided.isPresent())
        .ifPresent(event -> Statistics.count(tx, event, application.process()));
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

  private static void audit(
      Transaction tx, Actor actor, SealedApplication application, Action action) {
    Audit.record(
        tx, Desk.scope(actor), Audit.Event.of(action, application.process(), application.id()));
  }
}
