package no.slett.intake;

import java.util.Optional;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Capacity;
import no.slett.http.Exchange;
import no.slett.http.Networks;
import no.slett.http.Principal;
import no.slett.http.Problem;
import no.slett.http.ProblemType;
import no.slett.http.RateLimit;
import no.slett.http.Route;
import no.slett.http.Routes;
import no.slett.id.HiringProcessId;

/** The way in over HTTP. */
public final class IntakeRoutes implements Routes.Source {
  private final Reception reception;
  private final IntakeSettings settings;
  private final Capacity capacity;
  private final Networks networks;
  private final RateLimit perNetwork;

  /**
   * Puts reception behind its gates.
   *
   * @param capacity how many uploads there may be at once
   * @param perNetwork of senders that nobody knows
   */
  public IntakeRoutes(
      Reception reception,
      IntakeSettings settings,
      Capacity capacity,
      Networks networks,
      RateLimit perNetwork) {
    this.reception = reception;
    this.settings = settings;
    this.capacity = capacity;
    this.networks = networks;
    this.perNetwork = perNetwork;
  }

  @Override
  public void addTo(Routes routes) {
    routes.post(
        "/v1/hiring-processes/{id}/applications",
        Access.publicOrScope(Principal.APPLICATIONS_WRITE),
        limited(capacity.guard(this::apply)));
  }

  /** Turned away before anything of the body is read. */
  private Route.Handler limited(Route.Handler handler) {
    return exchange -> {
      if (!(exchange.principal() instanceof Principal.Authenticated)) {
        perNetwork.take(networks.of(exchange));
      }
      return handler.handle(exchange);
    };
  }

  private Answer apply(Exchange exchange) throws Exception {
    var process = exchange.id("id", HiringProcessId::parse);
    var sender = sender(exchange.principal());
    var key = idempotencyKey(exchange, sender);
    var receipt = reception.receive(sender, process, key, exchange.multipart(settings.multipart()));
    return Answer.created("/v1/applications/" + receipt.applicationId(), receipt);
  }

  private static Reception.Sender sender(Principal principal) {
    return switch (principal) {
      case Principal.Anonymous() -> new Reception.Sender.Browser();
      case Principal.Mailbox _ -> new Reception.Sender.Browser();
      case Principal.Referee _ -> new Reception.Sender.Browser();
      case Principal.Authenticated caller ->
          new Reception.Sender.Client(caller.clientId().orElse(caller.subject()));
    };
  }

  private static Optional<String> idempotencyKey(Exchange exchange, Reception.Sender sender) {
    var key = exchange.header("Idempotency-Key").filter(k -> !k.isBlank());
    if (key.isEmpty() && sender instanceof Reception.Sender.Client) {
      throw ProblemType.IDEMPOTENCY_KEY_MISSING.because(
          "Send an Idempotency-Key, new for each application and the same when you repeat it.");
    }
    if (key.filter(k -> k.length() > 255).isPresent()) {
      throw Problem.invalidField("Idempotency-Key", "At most 255 characters.").exception();
    }
    return key;
  }
}
