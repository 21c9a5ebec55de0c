package no.slett.rights.desk;

import java.util.List;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.http.Fields;
import no.slett.http.ProblemType;
import no.slett.minimisation.NationalIds;
import no.slett.rights.Replies;
import no.slett.rights.RequestPapers;

/** What moves the dates of a request: one extension (law RQ-2), and questions (law RQ-5, RQ-6). */
final class Delays {
  private static final int LONGEST = 4000;

  private final Database database;
  private final RequestPapers papers;
  private final Letters letters;

  Delays(Database database, RequestPapers papers, Letters letters) {
    this.database = database;
    this.papers = papers;
    this.letters = letters;
  }

  /** Why an answer takes longer. That nobody has time for it is no reason. */
  record Extension(String reasonCode, String text) {
    Extension {
      Fields.oneOf("reasonCode", reasonCode, List.of("complexity", "number"));
      NationalIds.refuse("text", Fields.text("text", text, LONGEST));
    }

    @Override
    public String toString() {
      return "Extension[" + reasonCode + "]";
    }
  }

  /** Extends it to three months from receipt, and tells the person at once. */
  void extend(Actor actor, UUID id, Extension extension) {
    Dossier.with(
        database,
        papers,
        actor,
        id,
        (tx, dossier) -> {
          demandInTime(tx, dossier);
          tx.update(
              "update request set extended_at = ?, extension_reason = ? where id = ?",
              tx.instant(),
              extension.reasonCode(),
              id);
          papers.add(tx, id, "extension", actor.subject(), extension);
          var mail =
              letters.delay(
                  dossier.request(), dossier.content(), extension.reasonCode(), extension.text());
          letters.post(tx, dossier.request(), dossier.content(), mail, "request-delay");
          dossier.audit(tx, Action.REQUEST_EXTENDED);
          return true;
        });
  }

  private static void demandInTime(Transaction tx, Dossier dossier) {
    dossier.demandOpen();
    if (dossier.request().extendedAt() != null) {
      throw ProblemType.WRONG_STATE.because("A request is extended once (GDPR Art. 12(3)).");
    }
    if (tx.instant().isAfter(dossier.request().due().legal())) {
      throw ProblemType.WRONG_STATE.because(
          "The month is over: the person had to be told within it (GDPR Art. 12(3)).");
    }
  }

  /** What the person is asked, why, and how they may show it. */
  record Question(String reason, String method) {
    Question {
      NationalIds.refuse("reason", Fields.text("reason", reason, LONGEST));
      Fields.oneOf("method", method, List.of("mailbox-code", "application-facts", "clarification"));
    }

    @Override
    public String toString() {
      return "Question[" + method + "]";
    }
  }

  /** Asks the person; while they have not answered, the clock stands still if it was in time. */
  void ask(Actor actor, UUID id, Question question) {
    Dossier.with(
        database,
        papers,
        actor,
        id,
        (tx, dossier) -> {
          dossier.demandOpen();
          if (dossier.request().asked() != null) {
            throw ProblemType.WRONG_STATE.because("The person has not answered yet.");
          }
          tx.update(
              "insert into request_pause (id, request_id, method, began_at) values (?, ?, ?, ?)",
              UUID.randomUUID(),
              id,
              question.method(),
              tx.instant());
          papers.add(tx, id, "question", actor.subject(), question);
          var mail =
              letters.question(
                  dossier.request(), dossier.content(), question.method(), question.reason());
          letters.post(tx, dossier.request(), dossier.content(), mail, "request-question");
          dossier.audit(tx, Action.REQUEST_QUESTIONED);
          return true;
        });
  }

  /** Writes down what the person answered by letter or phone. */
  void reply(Actor actor, UUID id, String text) {
    Dossier.with(
        database,
        papers,
        actor,
        id,
        (tx, dossier) -> {
          dossier.demandOpen();
          Replies.take(tx, dossier.scope(), papers, id, actor.subject(), text);
          return true;
        });
  }
}
