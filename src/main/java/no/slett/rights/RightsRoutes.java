package no.slett.rights;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.LimitSettings;
import no.slett.http.Networks;
import no.slett.http.Problem;
import no.slett.http.RateLimit;
import no.slett.http.Route;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.id.RequestId;
import no.slett.mail.MailAddress;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/** Rights over HTTP. */
public final class RightsRoutes implements Routes.Source {
  private static final Access SIGNED_IN = Access.signedIn();

  private final SignIn signIn;
  private final Rights rights;
  private final Requests requests;
  private final Networks networks;
  private final RateLimit codesPerNetwork;
  private final RateLimit sessionsPerNetwork;

  public RightsRoutes(
      SignIn signIn,
      Rights rights,
      Requests requests,
      LimitSettings limits,
      java.time.InstantSource systemClock) {
    this.signIn = signIn;
    this.rights = rights;
    this.requests = requests;
    this.networks = new Networks(limits.forwardedHeader());
    this.codesPerNetwork = new RateLimit(limits.codesPerNetwork(), systemClock);
    this.sessionsPerNetwork = new RateLimit(limits.sessionsPerNetwork(), systemClock);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .post("/v1/me/codes", Access.publicRoute(), limited(codesPerNetwork, this::sendCode))
        .post("/v1/me/sessions", Access.publicRoute(), limited(sessionsPerNetwork, this::signIn))
        .delete("/v1/me/sessions", SIGNED_IN, this::signOut)
        .get("/v1/me", SIGNED_IN, this::show)
        .delete("/v1/me/applications/{id}", SIGNED_IN, this::withdraw)
        .get("/v1/me/requests", SIGNED_IN, this::list)
        .post("/v1/me/requests", SIGNED_IN, this::ask)
        .post("/v1/me/requests/{id}/reply", SIGNED_IN, this::reply);
  }

  private Route.Handler limited(RateLimit perNetwork, Route.Handler handler) {
    return exchange -> {
      perNetwork.take(networks.of(exchange));
      return handler.handle(exchange);
    };
  }

  /** Somebody who wants a code. */
  record Wanted(String email, @Nullable String locale) {
    Wanted {
      address(email);
      if (locale != null) {
        Fields.oneOf("locale", locale, List.of("nb", "nn", "en"));
      }
    }

    @Override
    public String toString() {
      return "Wanted[...]";
    }
  }

  private Answer sendCode(Exchange exchange) {
    var wanted = exchange.json(Wanted.class);
    var language =
        Optional.ofNullable(wanted.locale())
            .flatMap(Language::of)
            .orElseGet(() -> accepted(exchange.header("Accept-Language")));
    signIn.sendCode(address(wanted.email()), language);
    return Answer.json(202, java.util.Map.of("validFor", Codes.LIFETIME.toString()));
  }

  /** A code that somebody read in their mail. */
  record Code(String email, String code) {
    private static final Pattern SHAPE = Pattern.compile("\\d{6}");

    Code {
      address(email);
      if (!SHAPE.matcher(Fields.text("code", code, 20)).matches()) {
        throw Problem.invalidField("code", "Give the six digits.").exception();
      }
    }

    @Override
    public String toString() {
      return "Code[...]";
    }
  }

  private Answer signIn(Exchange exchange) {
    var code = exchange.json(Code.class);
    return Answer.created("/v1/me", signIn.open(address(code.email()), code.code()));
  }

  private Answer signOut(Exchange exchange) {
    signIn.close(exchange.mailbox());
    return Answer.noContent();
  }

  private Answer show(Exchange exchange) {
    return Answer.ok(rights.applications().show(exchange.mailbox()));
  }

  private Answer withdraw(Exchange exchange) {
    rights.applications().withdraw(exchange.mailbox(), exchange.id("id", ApplicationId::parse));
    return Answer.empty(202);
  }

  private Answer list(Exchange exchange) {
    return Answer.ok(requests.of(exchange.mailbox()));
  }

  /** What somebody asks for; only a restriction has a ground. */
  record NewRequest(String type, @Nullable String ground, @Nullable String text) {
    NewRequest {
      Fields.oneOf("type", type, RequestType.wires());
      NationalIds.refuse("text", Fields.textIfAny("text", text, 10_000));
      if (ground != null) {
        Fields.oneOf(
            "ground", ground, List.of("accuracy", "unlawful", "subject-claims", "objection"));
        if (!type.equals(RequestType.RESTRICTION.wire())) {
          throw Problem.invalidField("ground", "Only a restriction has a ground.").exception();
        }
      }
    }

    @Override
    public String toString() {
      return "NewRequest[" + type + "]";
    }
  }

  private Answer ask(Exchange exchange) {
    var wanted = exchange.json(NewRequest.class);
    var asked = new Requests.Asked(RequestType.of(wanted.type()), wanted.ground(), wanted.text());
    var received = requests.receive(exchange.mailbox(), asked);
    return Answer.created("/v1/me/requests#" + received.requestId(), received);
  }

  /** What somebody answers to a question about their request. */
  record NewReply(String text) {
    NewReply {
      NationalIds.refuse("text", Fields.text("text", text, 10_000));
    }

    @Override
    public String toString() {
      return "NewReply[...]";
    }
  }

  private Answer reply(Exchange exchange) {
    var text = exchange.json(NewReply.class).text();
    requests.reply(exchange.mailbox(), exchange.id("id", RequestId::parse).value(), text);
    return Answer.noContent();
  }

  private static MailAddress address(@Nullable String email) {
    try {
      return new MailAddress(Fields.text("email", email, 254));
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField("email", "Give an e-mail address.").exception();
    }
  }

  /** The best language of those that the caller reads; Norwegian unless they say otherwise. */
  private static Language accepted(Optional<String> header) {
    return header
        .map(RightsRoutes::ranges)
        .flatMap(ranges -> ranges.stream().flatMap(range -> language(range).stream()).findFirst())
        .orElse(Language.NB);
  }

  private static List<String> ranges(String header) {
    try {
      return Locale.LanguageRange.parse(header).stream()
          .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
          .map(range -> range.getRange().replaceFirst("-.*", ""))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  private static Optional<Language> language(String range) {
    return Language.of(range.equals("no") ? "nb" : range);
  }
}
