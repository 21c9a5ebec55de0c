package no.slett.webhook;

import java.util.List;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Json;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.http.Routes;
import no.slett.id.RecipientId;

/** A recipient's word that it did its part, or will not (law NO-1). Signed; needs no token. */
public final class AcknowledgementRoutes implements Routes.Source {
  private final Database database;
  private final Signatures signatures;
  private final Json json = new Json();

  AcknowledgementRoutes(Database database, Signatures signatures) {
    this.database = database;
    this.signatures = signatures;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post("/v1/webhooks/acknowledgements", Access.publicRoute(), this::acknowledge);
  }

  /** Which event, and what became of it. */
  record Acknowledgement(String event, String status) {
    Acknowledgement {
      Fields.required("event", event);
      Fields.oneOf("status", status, List.of("acknowledged", "declined"));
    }
  }

  private Answer acknowledge(Exchange exchange) {
    var body = exchange.jsonBytes();
    var recipient = signatures.signer(exchange, body);
    var said = json.read(body, Acknowledgement.class);
    var scope = Scope.of(Purpose.NOTIFICATION, new Actor(recipient.value(), "recipient"));
    database.run(scope, tx -> answered(tx, scope, recipient, said));
    return Answer.noContent();
  }

  /** The last word counts, except that what was acknowledged stays so. */
  private static void answered(
      Transaction tx, Scope scope, RecipientId recipient, Acknowledgement said) {
    var id = id(said.event());
    var known =
        tx.update(
            """
            update notification set answer = ?, answered_at = ?
            where id = ? and recipient = ? and event like 'applicant.%'
              and answer is distinct from 'acknowledged' and answer is distinct from ?
            """,
            said.status(), tx.instant(), id, recipient, said.status());
    if (known == 0) {
      demandKnown(tx, recipient, id);
    } else {
      Audit.record(tx, scope, new Audit.Event(Action.NOTIFICATION_ANSWERED, null, null, id, null));
    }
  }

  private static void demandKnown(Transaction tx, RecipientId recipient, UUID id) {
    var known =
        tx.first(
            """
            select id from notification where id = ? and recipient = ? and event like 'applicant.%'
            """,
            row -> row.uuid("id"), id, recipient);
    if (known.isEmpty()) {
      throw unknown();
    }
  }

  private static UUID id(String event) {
    try {
      return UUID.fromString(event);
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return ProblemType.NOT_FOUND.because("No event of this id waits for your word.");
  }
}
