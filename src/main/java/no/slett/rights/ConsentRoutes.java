package no.slett.rights;

import java.util.List;
import java.util.Map;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.http.Routes;
import no.slett.id.ApplicationId;
import no.slett.id.Language;

/** Consents over HTTP. */
public final class ConsentRoutes implements Routes.Source {
  private static final Access SIGNED_IN = Access.signedIn();
  private static final String MINE = "/v1/me/consents/talent-pool";
  private static final String LINK = ConsentMail.PATH + "{token}";
  private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

  private final MyConsents consents;

  public ConsentRoutes(MyConsents consents) {
    this.consents = consents;
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get(MINE, SIGNED_IN, this::read)
        .put(MINE, SIGNED_IN, this::give)
        .delete(MINE, SIGNED_IN, this::withdraw)
        .get(LINK, Access.publicRoute(), this::ask)
        .post(LINK, Access.publicRoute(), this::withdrawByLink);
  }

  /** The words, in the shape of the contract. */
  record Text(
      String version, Language language, String html, String text, String sha256, String period) {}

  private Answer read(Exchange exchange) {
    var text = consents.text(language("lang", exchange.query("lang").orElse("nb")));
    return Answer.ok(
        new Text(
            text.version(),
            text.language(),
            text.html(),
            text.text(),
            text.sha256(),
            text.period().toString()));
  }

  /** A yes to the words of one version, as they were shown in one language. */
  record NewConsent(String applicationId, String textVersion, String language) {
    NewConsent {
      Fields.text("applicationId", applicationId, 36);
      Fields.text("textVersion", textVersion, 64);
      Fields.oneOf("language", language, LANGUAGES);
    }
  }

  private Answer give(Exchange exchange) {
    var wanted = exchange.json(NewConsent.class);
    return Answer.ok(
        consents.give(
            exchange.mailbox(),
            application(wanted.applicationId()),
            wanted.textVersion(),
            language("language", wanted.language())));
  }

  private Answer withdraw(Exchange exchange) {
    var only = exchange.query("applicationId").map(ConsentRoutes::application);
    consents.withdraw(exchange.mailbox(), only);
    return Answer.noContent();
  }

  /** A page with the one button: programs that look into mails follow links, and press nothing. */
  private Answer ask(Exchange exchange) {
    consents.find(exchange.path("token"));
    return ConsentPage.ASK.answer();
  }

  private Answer withdrawByLink(Exchange exchange) {
    consents.withdraw(exchange.path("token"));
    return exchange.accepts("text/html")
        ? ConsentPage.DONE.answer()
        : Answer.ok(Map.of("status", "withdrawn"));
  }

  private static ApplicationId application(String text) {
    try {
      return ApplicationId.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField("applicationId", "Give the id of an application.").exception();
    }
  }

  private static Language language(String field, String tag) {
    return Language.of(tag)
        .orElseThrow(() -> Problem.invalidField(field, "Give nb, nn or en.").exception());
  }
}
