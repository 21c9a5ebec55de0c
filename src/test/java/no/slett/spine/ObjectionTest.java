package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objecting, basis by basis: restricted where the right reaches, explained where it does not. */
final class ObjectionTest {
  private static final String CLAIMS = "/v1/privacy/claims";
  private static final String CONSENT = "/v1/me/consents/talent-pool";
  private static final Map<String, String> UPHELD = Map.of("outcome", "granted");
  private static final Map<String, String> REJECTED =
      Map.of(
          "outcome", "refused",
          "ground", "gdpr-21-1",
          "text", "Det er varslet søksmål om ansettelsen.");

  @TempDir private Path folder;
  private House house;
  private Story story;
  private ApiClient api;
  private Officer officer;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    use(new Catalogues(folder).poolAndClaims(house).open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void use(no.slett.Service service) {
    api = House.api(service);
    story = Story.of(service);
    officer = Officer.of(api, "pia");
  }

  @Test
  @Law({"OB-1", "RS-1"})
  void whatIsKeptForClaimsIsRestrictedWithinTheRequestAndErasedOnceItIsUpheld() {
    var receipt = kept("Astronom", "Innoddbjorg");
    var postbox = new Postbox(api, "innoddbjorg@example.org");
    var me = postbox.signIn();
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(200);

    var asked = object(me);
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(423, "restricted");
    officer.api().get(CLAIMS + "/" + id(receipt) + cv(receipt)).expect(423, "restricted");
    assertThat(officer.api().get(CLAIMS).expect(200).json().path("items")).isEmpty();
    assertThat(asked.path("outcomes")).hasSize(1);
    assertThat(outcome(asked, "claims-defence").path("outcome").asText()).isEqualTo("restricted");
    assertThat(outcome(asked, "claims-defence").path("text").asText()).contains("låst fra nå av");
    var restriction = officer.api().get(Officer.RESTRICTIONS).expect(200).json().at("/items/0");
    assertThat(restriction.path("activity").asText()).isEqualTo("claims-defence");
    assertThat(restriction.path("requestId").asText()).isEqualTo(request(asked));
    officer.announce(restriction.path("id").asText()).expect(409, "wrong-state");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).hasSize(1);

    story
        .recruiter()
        .post("/v1/privacy/requests/" + request(asked) + "/decision", UPHELD)
        .expect(403, "forbidden");
    officer.decide(request(asked), UPHELD).expect(200);
    var certificate = Jws.parse(story.awaitErased(receipt)).payload();
    assertThat(certificate).contains("\"trigger\":\"objection-upheld\"", "Art. 17(1)(c)");
    assertThat(house.count("restriction")).isZero();
    awaitMail(postbox, "Du får medhold");
    var mine = me.get("/v1/me/requests").expect(200).json().at("/items/0");
    assertThat(outcome(mine, "claims-defence").path("outcome").asText()).isEqualTo("upheld");
    assertThat(mine.has("answeredAt")).isTrue();
    officer.decide(request(asked), UPHELD).expect(409, "wrong-state");
  }

  @Test
  @Law("OB-1")
  void whereTheRightDoesNotReachItIsExplainedAndSomethingElseOffered() {
    var receipt = story.apply(story.openProcess("Bøkker", "P14D"), "Innoddlaug");
    story.awaitInspected(receipt);
    var me = new Postbox(api, "innoddlaug@example.org").signIn();
    var text = me.get(CONSENT).expect(200).json();
    me.put(
            CONSENT,
            Map.of(
                "applicationId", id(receipt),
                "textVersion", text.path("version").asText(),
                "language", "nb"))
        .expect(200);

    var asked = object(me);
    var recruitment = outcome(asked, "recruitment");
    assertThat(recruitment.path("outcome").asText()).isEqualTo("does-not-apply");
    assertThat(recruitment.path("offer").asText()).isEqualTo("withdraw-application");
    assertThat(recruitment.path("text").asText()).contains("trekke søknaden");
    assertThat(outcome(asked, "talent-pool").path("offer").asText()).isEqualTo("withdraw-consent");
    assertThat(outcome(asked, "claims-defence").path("outcome").asText()).isEqualTo("restricted");
    var again = object(me);
    assertThat(house.count("restriction")).isOne();

    var shown = story.recruiter().get("/v1/applications/" + id(receipt)).expect(200).json();
    assertThat(shown.path("blocks")).as("who selects learns nothing of it").isEmpty();
    officer.decide(request(asked), UPHELD).expect(200);
    officer.decide(request(again), UPHELD).expect(409, "wrong-state");
    assertThat(house.count("request where answered_at is null")).isZero();
    assertThat(house.count("basis where activity = 'claims-defence' and ended_by is not null"))
        .isOne();
    story.recruiter().get("/v1/applications/" + id(receipt)).expect(200);
  }

  @Test
  @Law({"OB-1", "PU-3"})
  void whoIsHiredAndObjectsIsHandedOverAllTheSame() {
    var process = story.openProcess("Seilsyer", "P14D");
    var receipt = story.apply(process, "Innoddgunn");
    story.awaitInspected(receipt);
    object(new Postbox(api, "innoddgunn@example.org").signIn());
    assertThat(house.count("restriction where activity = 'claims-defence'")).isOne();
    var recruiter = new Recruiter(story.recruiter());
    recruiter.decide(receipt, "hired");
    var refused = recruiter.close(process).expect(409, "handover-missing").json();
    assertThat(Recruiter.missing(refused, receipt)).hasSize(2);
  }

  @Test
  @Law("OB-1")
  void whereNothingRestsOnAnInterestTheAnswerIsAllThereIs() {
    new Catalogues(folder).claims(house, false);
    house.close();
    use(house.open());
    var receipt = story.apply(story.openProcess("Garver", "P14D"), "Innoddny");
    story.awaitInspected(receipt);
    var asked = object(new Postbox(api, "innoddny@example.org").signIn());
    assertThat(asked.path("outcomes")).hasSize(1);
    assertThat(asked.has("answeredAt")).isTrue();
    officer.decide(request(asked), UPHELD).expect(409, "wrong-state");
    officer.decide(UUID.randomUUID().toString(), UPHELD).expect(404, "not-found");
    assertThat(house.count("restriction")).isZero();
  }

  @Test
  @Law({"OB-1", "RS-4"})
  void rejectedForALegalClaimItIsUsedAgainAWeekAfterThePersonWasTold() {
    var receipt = kept("Drosjesjåfør", "Innoddrun");
    var postbox = new Postbox(api, "innoddrun@example.org");
    var asked = request(object(postbox.signIn()));
    officer.decide(asked, Map.of("outcome", "refused")).expect(422, "invalid-field");
    officer
        .decide(asked, Map.of("outcome", "refused", "ground", "gdpr-21-1"))
        .expect(422, "invalid-field");
    officer
        .decide(asked, Map.of("outcome", "refused", "ground", "business-need", "text", "Vi må."))
        .expect(422, "invalid-field");
    officer.decide(asked, REJECTED).expect(200);
    awaitMail(postbox, "Det er varslet søksmål");
    awaitMail(postbox, "domstolene");
    awaitMail(postbox, "Begrensningen oppheves");
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(423, "restricted");
    house.clock().pass(Duration.ofDays(6));
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(423, "restricted");
    house.clock().pass(Duration.ofDays(2));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.count("restriction where lifted_at is null") == 0);
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(200);
  }

  @Test
  @Law("OB-1")
  void undecidedItStaysRestrictedHoweverLong() {
    var receipt = kept("Eggsamler", "Innoddveig");
    object(new Postbox(api, "innoddveig@example.org").signIn());
    house.clock().pass(Duration.ofDays(250));
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
    assertThat(officer.api().get(CLAIMS + "/" + id(receipt)).status())
        .as("restricted, until it is kept for nothing but the restriction")
        .isIn(423, 404);
    assertThat(house.count("restriction where notified_at is null")).isOne();
    assertThat(house.count("document")).isOne();
  }

  @Test
  @Law({"BK-1", "OB-1"})
  void anOlderDatabaseIsRestrictedAgainAndTheObjectionCanStillBeDecided() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = new Catalogues(folder).claims(restorable.house(), true);
      var service = old.open();
      use(service);
      var process = story.openProcess("Feier", "P0D");
      var waiting = story.apply(process, "Innolaug");
      var upheld = story.apply(process, "Innolava");
      story.awaitInspected(waiting);
      story.awaitInspected(upheld);
      story.close(process);
      awaitPurged(process);
      restorable.backUp(service);

      service = old.open();
      use(service);
      var asked = request(object(new Postbox(api, "innolaug@example.org").signIn()));
      var other = request(object(new Postbox(api, "innolava@example.org").signIn()));
      officer.decide(other, UPHELD).expect(200);
      story.awaitErased(upheld);
      restorable.restore(service);

      use(old.open());
      officer.api().get(CLAIMS + "/" + id(waiting)).expect(423, "restricted");
      story.awaitErased(upheld);
      officer.decide(asked, REJECTED).expect(200);
      officer.decide(asked, REJECTED).expect(409, "wrong-state");
      assertThat(
              restorable.ask(
                  "select outcome from slett.request_outcome where request_id = '" + asked + "'"))
          .isEqualTo("rejected");
    }
  }

  /** Somebody whose process is closed, and of whom something is kept for a claim. */
  private JsonNode kept(String title, String name) {
    var process = story.openProcess(title, "P0D");
    var receipt = story.apply(process, name);
    story.awaitInspected(receipt);
    story.close(process);
    awaitPurged(process);
    return receipt;
  }

  private static JsonNode object(ApiClient me) {
    var body = Map.of("type", "objection", "text", "Jeg vil ikke at dere beholder noe.");
    return me.post("/v1/me/requests", body).expect(201).json();
  }

  private static JsonNode outcome(JsonNode request, String activity) {
    for (var outcome : request.path("outcomes")) {
      if (outcome.path("activity").asText().equals(activity)) {
        return outcome;
      }
    }
    throw new AssertionError(activity + " is not in " + request);
  }

  private String cv(JsonNode receipt) {
    return "/documents/" + receipt.at("/documents/0/id").asText();
  }

  private static void awaitMail(Postbox postbox, String words) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(text -> text.contains(words)));
  }

  private void awaitPurged(String process) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
  }

  private static String request(JsonNode asked) {
    return asked.path("requestId").asText();
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
