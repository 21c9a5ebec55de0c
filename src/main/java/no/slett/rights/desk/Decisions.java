package no.slett.rights.desk;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemType;
import no.slett.journal.Events;
import no.slett.mail.Mail;
import no.slett.rights.RequestPapers;
import no.slett.rights.Requests;
import org.jspecify.annotations.Nullable;

/**
 * Answers to requests (law RQ-3, RQ-4, RQ-7, ER-2): a draft to look at, a decision that goes out,
 * and for Art. 12(5) a second person in between. What is granted happens with the answer.
 */
final class Decisions {
  /** How long a copy may be collected, at most until the time for an answer is over. */
  private static final Period COLLECT = Period.ofDays(7);

  private final Database database;
  private final RequestPapers papers;
  private final Letters letters;
  private final Events events;
  private final Effects effects;

  Decisions(Database database, Requests requests, Letters letters, Events events) {
    this.database = database;
    this.papers = requests.papers();
    this.letters = letters;
    this.events = events;
    this.effects = new Effects(requests);
  }

  /** Keeps a draft, proposes it to a second person, or sends it. */
  void decide(Actor actor, UUID id, Decision decision) {
    work(
        actor,
        id,
        (tx, dossier) -> {
          dossier.demandOpen();
          var about = dossier.about(tx);
          Fitting.demand(tx, dossier.request(), decision, about);
          papers.replace(tx, id, "decision", actor.subject(), decision);
          var proposed = decision.needsApproval() && !decision.isDraft();
          tx.update(
              "update request set proposed_by = ? where id = ?",
              proposed ? actor.subject() : null,
              id);
          if (proposed) {
            dossier.audit(tx, Action.REQUEST_PROPOSED);
          }
          return decision.isDraft() || proposed
              ? List.of()
              : send(tx, actor, dossier, decision, about);
        });
  }

  /**
   * A second person agrees, and it goes out.
   *
   * @throws no.slett.http.ProblemException 403 to whoever proposed it, 409 when nothing waits
   */
  void approve(Actor actor, UUID id) {
    work(
        actor,
        id,
        (tx, dossier) -> {
          dossier.demandOpen();
          var proposedBy = dossier.request().proposedBy();
          if (proposedBy == null) {
            throw ProblemType.WRONG_STATE.because("No decision waits to be approved.");
          }
          if (proposedBy.equals(actor.subject())) {
            throw ProblemType.FORBIDDEN.because("Somebody else than who proposed it approves it.");
          }
          var decision = papers.last(tx, id, "decision", Decision.class).orElseThrow();
          var about = dossier.about(tx);
          Fitting.demand(tx, dossier.request(), decision, about);
          return send(tx, actor, dossier, decision, about);
        });
  }

  private List<UUID> send(
      Transaction tx, Actor actor, Dossier dossier, Decision decision, List<About> about) {
    var id = dossier.request().id();
    var until = collectUntil(tx, dossier, decision);
    var mail = letters.answer(dossier.request(), dossier.content(), decision, about, until);
    papers.add(
        tx, id, "letter", actor.subject(), new DeskShown.Letter(mail.subject(), mail.text(), true));
    letters.post(tx, dossier.request(), dossier.content(), mail, "request-answer");
    var entries = effects.carry(tx, dossier, decision, about);
    tx.update(
        """
        update request set decided_at = ?, outcome = ?, proposed_by = null,
            answered_at = case when ?::timestamptz is null then ?::timestamptz end,
            blocks_until = coalesce(?::timestamptz, blocks_until)
        where id = ?
        """,
        tx.instant(),
        decision.outcome(),
        until,
        tx.instant(),
        until,
        id);
    tx.update(
        "update request_pause set ended_at = ? where request_id = ? and ended_at is null",
        tx.instant(),
        id);
    dossier.audit(tx, Action.REQUEST_DECIDED);
    return entries;
  }

  /** Only a copy that is granted waits for somebody, and only for who can sign in for it. */
  private static @Nullable Instant collectUntil(
      Transaction tx, Dossier dossier, Decision decision) {
    var latest = dossier.request().blocksUntil();
    if (latest == null || !decision.grants() || decision.isDelivered()) {
      return null;
    }
    if (dossier.content().email() == null) {
      throw Problem.invalidField(
              "delivered", "There is no mailbox to sign in with: send the copy with the letter.")
          .exception();
    }
    var until = ServiceClock.after(tx.instant(), COLLECT);
    return until.isBefore(latest) ? until : latest;
  }

  /**
   * The letter that was sent, or the draft as it would be.
   *
   * @throws no.slett.http.ProblemException 404 when there is none
   */
  DeskShown.Letter letter(Actor actor, UUID id, boolean draft) {
    return Dossier.with(
        database,
        papers,
        actor,
        id,
        (tx, dossier) -> {
          dossier.audit(tx, Action.REQUEST_READ);
          var found =
              draft
                  ? papers
                      .last(tx, id, "decision", Decision.class)
                      .map(decision -> drafted(tx, dossier, decision))
                      .map(mail -> new DeskShown.Letter(mail.subject(), mail.text(), false))
                  : papers.last(tx, id, "letter", DeskShown.Letter.class);
          return found.orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such letter."));
        });
  }

  private Mail drafted(Transaction tx, Dossier dossier, Decision decision) {
    dossier.demandOpen();
    var about = dossier.about(tx);
    Fitting.demand(tx, dossier.request(), decision, about);
    return letters.answer(
        dossier.request(), dossier.content(), decision, about, collectUntil(tx, dossier, decision));
  }

  private interface Step {
    List<UUID> work(Transaction tx, Dossier dossier);
  }

  private void work(Actor actor, UUID id, Step step) {
    Dossier.with(database, papers, actor, id, step::work).forEach(events::carryOut);
  }
}
