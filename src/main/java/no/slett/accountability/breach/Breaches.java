package no.slett.accountability.breach;

import java.time.Instant;
import java.util.Optional;
import no.slett.accountability.breach.BreachShown.Breach;
import no.slett.accountability.breach.BreachShown.Line;
import no.slett.accountability.breach.BreachShown.Summary;
import no.slett.accountability.breach.Papers.Paper;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemType;
import no.slett.id.BreachId;
import no.slett.mail.MailAddress;
import org.jspecify.annotations.Nullable;

/** Breaches as they are found, looked into and decided on (law BR-1, BR-2). */
final class Breaches {
  private final Database database;
  private final Papers papers;
  private final MailAddress contact;

  /** Takes the parts; the contact is whom authority and persons may ask. */
  Breaches(Database database, Papers papers, MailAddress contact) {
    this.database = database;
    this.papers = papers;
    this.contact = contact;
  }

  static Scope about(Actor actor, BreachId id) {
    return Scope.of(Purpose.RIGHTS, actor).about(id);
  }

  static Scope accounting(Actor actor) {
    return Scope.of(Purpose.ACCOUNTABILITY, actor);
  }

  static void audit(Transaction tx, Scope scope, Action action, BreachId id) {
    Audit.record(tx, scope, new Audit.Event(action, null, null, id.value(), null));
  }

  /** Opens one: its 72 hours run from {@code awareAt}. */
  BreachId open(Actor actor, NewBreach found) {
    var id = BreachId.random();
    var scope = about(actor, id);
    papers.open(id);
    database.run(
        scope,
        tx -> {
          demandPast("awareAt", found.awareAt(), tx.instant());
          tx.update(
              """
              insert into breach (id, opened_by, opened_at, aware_at, due_at, occurred_from,
                  occurred_to, suspect)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              """,
              id,
              actor.subject(),
              tx.instant(),
              found.awareAt(),
              found.awareAt().plus(BreachRow.TIME),
              found.occurredFrom(),
              found.occurredTo(),
              found.actor());
          var paper = new Paper(found.nature(), found.detectedBy(), null, null, null, null);
          papers.add(tx, id, "opening", actor.subject(), paper);
          audit(tx, scope, Action.BREACH_OPENED, id);
        });
    return id;
  }

  /** Every breach, newest first. */
  BreachShown.All list(Actor actor) {
    var scope = accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Audit.record(tx, scope, new Audit.Event(Action.BREACHES_LISTED, null, null, null, null));
          return new BreachShown.All(
              tx.list(BreachRow.SELECT + " order by opened_at desc, id", BreachRow::read).stream()
                  .map(Summary::of)
                  .toList());
        });
  }

  /** A breach with its log, and what the audit log says of it. */
  Breach read(Actor actor, BreachId id) {
    var scope = about(actor, id);
    var row = database.inTransaction(scope, tx -> BreachRow.demand(tx, id));
    var facts =
        Optional.ofNullable(row.window())
            .map(w -> database.inTransaction(accounting(actor), tx -> LogFacts.of(tx, w)));
    return database.inTransaction(
        scope,
        tx -> {
          audit(tx, scope, Action.BREACH_READ, id);
          var log = papers.all(tx, id).stream().map(Line::of).toList();
          return new Breach(Summary.of(row), contact, log, facts.orElse(null));
        });
  }

  /** What the log says of a window, whether or not there is a breach. */
  Facts facts(Actor actor, Window window) {
    var scope = accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Audit.record(
              tx, scope, new Audit.Event(Action.BREACH_FACTS_READ, null, null, null, null));
          return LogFacts.of(tx, window);
        });
  }

  /** Says when it happened, once that is known. */
  void happened(Actor actor, BreachId id, Window window) {
    change(
        actor,
        id,
        Action.BREACH_NOTED,
        (tx, _) ->
            tx.update(
                "update breach set occurred_from = ?, occurred_to = ?, suspect = ? where id = ?",
                window.from(),
                window.to(),
                window.actor(),
                id));
  }

  /** Adds to the log. */
  void note(Actor actor, BreachId id, Phase phase) {
    change(
        actor,
        id,
        Action.BREACH_NOTED,
        (tx, _) -> papers.add(tx, id, phase.kind(), actor.subject(), Paper.text(phase.text())));
  }

  /**
   * Puts on record whether the authority is told; what was not can be told later.
   *
   * @throws no.slett.http.ProblemException 409 when it was told, 422 without the reasons of a delay
   */
  void decide(Actor actor, BreachId id, AuthorityDecision decision) {
    change(
        actor,
        id,
        Action.BREACH_DECIDED,
        (tx, row) -> {
          demandNot(
              AuthorityDecision.NOTIFIED, row.authority(), "The authority has been notified.");
          var at = decision.at() == null ? tx.instant() : decision.at();
          demandPast("at", at, tx.instant());
          if (decision.notified() && at.isAfter(row.dueAt()) && decision.delay() == null) {
            throw Problem.invalidField(
                    "delay", "More than 72 hours have passed: give the reasons for the delay.")
                .exception();
          }
          tx.update(
              "update breach set authority = ?, authority_at = ? where id = ?",
              decision.decision(),
              at,
              id);
          papers.add(
              tx,
              id,
              "authority",
              actor.subject(),
              new Paper(decision.text(), null, decision.decision(), null, decision.delay(), null));
        });
  }

  /**
   * Puts on record why the persons are not told one by one.
   *
   * @throws no.slett.http.ProblemException 409 when they are being told
   */
  void decide(Actor actor, BreachId id, NotTelling why) {
    change(
        actor,
        id,
        Action.BREACH_DECIDED,
        (tx, row) -> {
          demandNot(Telling.TOLD, row.persons(), "The persons are being told.");
          tx.update(
              "update breach set persons = 'not-told', persons_at = ? where id = ?",
              tx.instant(),
              id);
          papers.add(
              tx,
              id,
              "persons",
              actor.subject(),
              new Paper(why.text(), null, "not-told", why.ground(), null, null));
        });
  }

  /** What changes a breach that is kept from others meanwhile. */
  @FunctionalInterface
  interface Change {
    void make(Transaction tx, BreachRow row);
  }

  private void change(Actor actor, BreachId id, Action action, Change change) {
    var scope = about(actor, id);
    database.run(
        scope,
        tx -> {
          var row = BreachRow.findForUpdate(tx, id.value()).orElseThrow(BreachRow::absent);
          change.make(tx, row);
          audit(tx, scope, action, id);
        });
  }

  private static void demandPast(String field, Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw Problem.invalidField(field, "This cannot lie ahead.").exception();
    }
  }

  private static void demandNot(String wrong, @Nullable String now, String detail) {
    if (wrong.equals(now)) {
      throw ProblemType.WRONG_STATE.because(detail);
    }
  }
}
