package no.slett.accountability.breach;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import no.slett.database.Actor;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.http.Role;
import no.slett.http.Routes;
import no.slett.id.BreachId;
import org.jspecify.annotations.Nullable;

/** The breach desk over HTTP. */
final class BreachRoutes implements Routes.Source {
  static final String PATH = "/v1/privacy/breaches";

  private static final Access OFFICER = Access.roles(Role.PRIVACY_OFFICER);

  private final Breaches breaches;
  private final Telling telling;

  BreachRoutes(Breaches breaches, Telling telling) {
    this.breaches = breaches;
    this.telling = telling;
  }

  @Override
  public void addTo(Routes routes) {
    var one = PATH + "/{id}";
    routes
        .get("/v1/privacy/breach-facts", OFFICER, this::facts)
        .get(PATH, OFFICER, call -> Answer.ok(breaches.list(actor(call))))
        .post(PATH, OFFICER, this::open)
        .get(one, OFFICER, call -> shown(call, 200))
        .put(one + "/window", OFFICER, this::happened)
        .post(one + "/phases", OFFICER, this::note)
        .post(one + "/authority", OFFICER, this::authority)
        .post(one + "/persons", OFFICER, this::persons)
        .get(one + "/addressees", OFFICER, this::addressees)
        .post(one + "/notice", OFFICER, this::tell);
  }

  private Answer facts(Exchange call) {
    var window =
        new Window(instant(call, "from"), instant(call, "to"), call.query("actor").orElse(null));
    return Answer.ok(breaches.facts(actor(call), window));
  }

  private static Instant instant(Exchange call, String name) {
    try {
      return Instant.parse(call.query(name).orElse(""));
    } catch (DateTimeException e) {
      throw Problem.invalidField(name, "Give a time such as 2027-03-05T10:15:30Z.").exception();
    }
  }

  private Answer open(Exchange call) {
    var id = breaches.open(actor(call), call.json(NewBreach.class));
    return Answer.created(PATH + "/" + id, breaches.read(actor(call), id));
  }

  /** When it happened, and whose doing it was. */
  record Happened(Instant from, Instant to, @Nullable String actor) {
    Happened {
      Fields.required("from", from);
      Fields.required("to", to);
      Fields.textIfAny("actor", actor, 255);
    }

    Window window() {
      return new Window(from, to, actor);
    }
  }

  private Answer happened(Exchange call) {
    breaches.happened(actor(call), id(call), call.json(Happened.class).window());
    return shown(call, 200);
  }

  private Answer note(Exchange call) {
    breaches.note(actor(call), id(call), call.json(Phase.class));
    return shown(call, 200);
  }

  private Answer authority(Exchange call) {
    breaches.decide(actor(call), id(call), call.json(AuthorityDecision.class));
    return shown(call, 200);
  }

  private Answer persons(Exchange call) {
    breaches.decide(actor(call), id(call), call.json(NotTelling.class));
    return shown(call, 200);
  }

  private Answer addressees(Exchange call) {
    return Answer.ok(new BreachShown.Addressees(telling.addressees(actor(call), id(call))));
  }

  private Answer tell(Exchange call) {
    var count = telling.tell(actor(call), id(call), call.json(PersonsNotice.class));
    return Answer.json(202, Map.of("addressees", count));
  }

  private Answer shown(Exchange call, int status) {
    return Answer.json(status, breaches.read(actor(call), id(call)));
  }

  /** Whatever else they are: here they act as privacy officer. */
  private static Actor actor(Exchange call) {
    return new Actor(call.caller().subject(), Role.PRIVACY_OFFICER.claim());
  }

  private static BreachId id(Exchange call) {
    return call.id("id", BreachId::parse);
  }
}
