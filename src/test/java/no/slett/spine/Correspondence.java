package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.slett.contract.ApiClient;
import org.awaitility.Awaitility;

/**
 * One applicant who signs in, asks, objects, consents and has a say, and an officer who holds the
 * application: texts that no store may show.
 */
final class Correspondence {
  private static final String STATEMENT = "Tilsvar KANARI-0b5e55ed om merknaden";
  private static final String REQUEST = "Begjæring KANARI-0ca11ab1 om retting";
  private static final String OBJECTION = "Innsigelse KANARI-0ff5e775 mot arkivet";
  private static final String CONSENT = "/v1/me/consents/talent-pool";
  private static final Pattern LINK = Pattern.compile("/v1/consents/withdrawals/\\S+");
  private static final Pattern HELD = Pattern.compile("(?m)^.*har utsatt slettingen.*$");

  private final ApiClient api;
  private final JsonNode receipt;
  private final Postbox postbox;
  private final Officer officer;
  private final Set<String> texts = new TreeSet<>();
  private String hold = "";
  private String link = "";

  Correspondence(ApiClient api, JsonNode receipt, String address) {
    this.api = api;
    this.receipt = receipt;
    this.postbox = new Postbox(api, address);
    this.officer = Officer.of(api, "vernepia");
  }

  /**
   * Takes place.
   *
   * @return what was typed, mailed and handed out
   */
  Set<String> begin(House house) {
    var me = new Applicant(api.as(session()), receipt);
    me.state(typed(STATEMENT)).expect(201);
    Recorded.ask(me.api(), Map.of("type", "rectification", "text", typed(REQUEST)));
    Recorded.ask(me.api(), Map.of("type", "objection", "text", typed(OBJECTION)));
    link = consent(me.api());
    texts.add(link.substring(link.lastIndexOf('/') + 1));
    hold =
        Officer.id(officer.hold(receipt, null, house.clock().instant().plus(Duration.ofDays(2))));
    texts.add("Varslet krav, sak Fjellrev");
    texts.add("26-114 Fjellrev");
    texts.add(mailed(HELD));
    return Set.copyOf(texts);
  }

  /** So that nothing keeps the application. */
  void end() {
    officer.release(hold).expect(204);
    api.post(link).expect(200);
  }

  /** Everything that was mailed to them. */
  String mails() {
    return String.join("\n", postbox.texts());
  }

  /** Six digits alone would be met by chance: as the letter has them, and its link. */
  private String session() {
    var session = postbox.session();
    var code = postbox.codes().getLast();
    texts.add("\"code\":\"" + code + "\"");
    texts.add("/me#" + code);
    texts.add(session);
    return session;
  }

  private String typed(String text) {
    texts.add(text);
    texts.add(text.replaceFirst(".*KANARI-(\\w+).*", "$1"));
    return text;
  }

  private String consent(ApiClient me) {
    var text = me.get(CONSENT + "?lang=nb").expect(200).json();
    var yes =
        Map.of(
            "applicationId", Recorded.id(receipt),
            "textVersion", text.path("version").asText(),
            "language", "nb");
    me.put(CONSENT, yes).expect(200);
    return mailed(LINK);
  }

  private String mailed(Pattern sought) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> sought.matcher(mails()).find());
    return sought.matcher(mails()).results().findFirst().orElseThrow().group().strip();
  }
}
