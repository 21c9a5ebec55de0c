package no.slett.rights;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.ActivityId;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.Objections;
import no.slett.erasure.Objections.Objection;
import no.slett.erasure.RestrictionEffects;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.journal.Events;
import no.slett.mail.ObjectionLetter;
import no.slett.vault.DataKey;
import no.slett.vault.KeyMissingException;
import no.slett.vault.OwnKey;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * Where the privacy officer answers requests. So far objections only: what else is asked for is
 * carried out at once, or answered elsewhere.
 */
public final class RequestDesk {
  /** By the system clock: after that, the restriction has lifted or the data are gone. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Database database;
  private final Events events;
  private final OwnKeys keys;
  private final PersonMail mail;

  /** Takes the parts; the keys are those that seal what requests say. */
  public RequestDesk(Database database, Events events, OwnKeys keys, PersonMail mail) {
    this.database = database;
    this.events = events;
    this.keys = keys;
    this.mail = mail;
  }

  /** What an officer decides. */
  sealed interface Decision {
    /** The words for the person. */
    @Nullable String text();

    /** The controller stops. */
    record Upheld(@Nullable String text) implements Decision {
      @Override
      public String toString() {
        return "Upheld[...]";
      }
    }

    /** It goes on, on a ground of Art. 21(1). */
    record Rejected(String ground, String text) implements Decision {
      @Override
      public String toString() {
        return "Rejected[" + ground + "]";
      }
    }
  }

  private record Known(String type, List<ApplicationId> applications) {}

  /**
   * Decides, tells the person, and has it done.
   *
   * @throws ProblemException 404 without such a request, 409 when there is nothing to decide on
   */
  Shown.Request decide(Actor actor, UUID request, Decision decision) {
    var known = known(actor, request);
    var subjects = Stream.concat(Stream.of(request), known.applications().stream()).toArray();
    var scope = Scope.of(Purpose.RIGHTS, actor).about(subjects);
    database
        .inTransaction(scope, tx -> decide(tx, scope, request, decision))
        .forEach(events::carryOut);
    return database.inTransaction(scope, tx -> RequestRows.find(tx, request)).orElseThrow();
  }

  private Known known(Actor actor, UUID request) {
    var known =
        database
            .inTransaction(
                Scope.of(Purpose.ACCOUNTABILITY, actor),
                tx ->
                    tx.first(
                        """
                        select r.type, array(select o.application_id::text from request_outcome o
                          where o.request_id = r.id and o.outcome = 'restricted') as waiting
                        from request r where r.id = ?
                        """,
                        row ->
                            new Known(
                                row.text("type"),
                                row.texts("waiting").stream().map(ApplicationId::parse).toList()),
                        request))
            .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no such request."));
    if (known.applications().isEmpty()) {
      throw nothingToDecide();
    }
    return known;
  }

  private List<UUID> decide(Transaction tx, Scope scope, UUID request, Decision decision) {
    var waiting = waiting(tx, request);
    if (waiting.isEmpty() || !write(tx, scope.actor(), request, decision)) {
      throw nothingToDecide();
    }
    var entries = new ArrayList<UUID>();
    for (var objection : waiting) {
      entries.add(
          switch (decision) {
            case Decision.Upheld _ -> Objections.uphold(tx, objection);
            case Decision.Rejected _ -> Objections.reject(tx, objection);
          });
      tell(tx, objection, decision);
      Audit.record(
          tx,
          scope,
          new Audit.Event(Action.REQUEST_DECIDED, null, objection.application(), request, null));
    }
    return entries;
  }

  private static List<Objection> waiting(Transaction tx, UUID request) {
    return tx.list(
        """
        select application_id, activity, restriction_id from request_outcome
        where request_id = ? and outcome = 'restricted' order by application_id for update
        """,
        RequestDesk::objection,
        request);
  }

  private static Objection objection(Row row) {
    return new Objection(
        new ApplicationId(row.uuid("application_id")),
        new ActivityId(row.text("activity")),
        new BlockId(row.uuid("restriction_id")));
  }

  /** False for whoever comes second. */
  private boolean write(Transaction tx, Actor actor, UUID request, Decision decision) {
    var text = decision.text();
    var key = DataKey.random();
    var aad = "decision:" + request;
    return tx.update(
            """
            insert into request_decision (request_id, decision, ground, decided_by, decided_at,
                data_key, content)
            values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
            request,
            decision instanceof Decision.Upheld ? "upheld" : "rejected",
            decision instanceof Decision.Rejected(var ground, var _) ? ground : null,
            actor.subject(),
            tx.instant(),
            text == null ? null : key(request).wrap(key, aad),
            text == null ? null : key.seal(text.getBytes(StandardCharsets.UTF_8), aad))
        > 0;
  }

  /** A request that is known from the journal only may have lost its key. */
  private OwnKey key(UUID request) {
    try {
      return keys.find(request);
    } catch (KeyMissingException lost) {
      return keys.create(request);
    }
  }

  /** Before anything changes (law RS-4); nobody whose erasure was claimed needs telling. */
  private void tell(Transaction tx, Objection objection, Decision decision) {
    Optional<SealedApplication> application = SealedApplication.find(tx, objection.application());
    var lifts = RestrictionEffects.lifts(tx.instant());
    application.ifPresent(
        found ->
            mail.post(
                tx,
                found,
                "objection-decided",
                USEFUL,
                (to, sender, title) ->
                    switch (decision) {
                      case Decision.Upheld(var text) ->
                          new ObjectionLetter.Upheld(to, sender, title, text);
                      case Decision.Rejected(var ground, var text) ->
                          new ObjectionLetter.Rejected(to, sender, title, ground, text, lifts);
                    }));
  }

  private static ProblemException nothingToDecide() {
    return ProblemType.WRONG_STATE.because(
        "Only an objection that restricts something, and is not decided yet, can be decided on.");
  }
}
