package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when security was breached: counts, 72 hours, decisions, and letters. */
final class BreachTest {
  private static final String BREACHES = "/v1/privacy/breaches";

  /** The mail server is that of all tests. */
  private final String mailbox = "avvik-" + UUID.randomUUID() + "@example.org";

  @TempDir private Path folder;
  private House house;
  private Service service;
  private Story story;
  private ApiClient officer;

  @BeforeEach
  void build() {
    house = House.build(folder).with(Key.MAIL_PRIVACY_MAILBOX, mailbox);
    service = house.open();
    story = Story.of(service);
    officer = House.api(service).as(Surroundings.staff("pia", "privacy-officer"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("BR-2")
  void theLogTellsWhoAndWhatWasTouched() {
    var process = story.openProcess("Bergskriver", "P14D");
    var read = List.of(story.apply(process, "Aslaug"), story.apply(process, "Bergljot"));
    var listed = story.apply(process, "Cathinka");
    var other = story.apply(story.openProcess("Markscheider", "P14D"), "Dagrun");
    read.forEach(story::awaitInspected);
    story.awaitInspected(listed);
    story.awaitInspected(other);
    var thief = House.api(service).as(Surroundings.staff("stolen", "recruiter"));
    house.clock().pass(Duration.ofHours(1));
    var from = house.clock().instant();

    read.forEach(receipt -> thief.get("/v1/applications/" + id(receipt)).expect(200));
    thief.get("/v1/applications/" + id(read.getFirst())).expect(200);
    download(thief, read.getFirst());
    story.recruiter().get("/v1/applications/" + id(other)).expect(200);
    house.clock().pass(Duration.ofHours(1));
    var to = house.clock().instant();
    thief.get("/v1/hiring-processes/" + process + "/applications").expect(200);

    var facts = facts(from, to, "stolen");
    assertThat(facts.path("persons").asInt()).isEqualTo(2);
    assertThat(facts.path("personsAtMost").asInt()).isEqualTo(2);
    assertThat(facts.path("records").asInt()).as("two applications and a CV").isEqualTo(3);
    assertThat(facts.path("events").asInt()).isEqualTo(4);
    assertThat(counts(facts, "categories", "category", "records"))
        .containsEntry("profile", 2)
        .containsEntry("assessment-notes", 2)
        .containsEntry("cv", 1)
        .doesNotContainKey("requests");
    assertThat(counts(facts, "deeds", "action", "events"))
        .isEqualTo(Map.of("application-read", 3, "document-downloaded", 1));
    assertThat(facts.at("/deeds/0/role").asText()).isEqualTo("recruiter");

    assertThat(facts(from, to, "").path("persons").asInt()).isEqualTo(3);
    var later = facts(to, to.plusSeconds(3600), "stolen");
    assertThat(later.path("persons").asInt()).as("a list names nobody").isZero();
    assertThat(later.path("personsAtMost").asInt()).isEqualTo(3);
    assertThat(counts(later, "categories", "category", "records")).containsEntry("profile", 3);
  }

  @Test
  @Law("BR-1")
  void seventyTwoHoursRunThroughTheWeekend() {
    var aware = house.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    var breach = open(aware);
    assertThat(Instant.parse(breach.path("dueAt").asText()))
        .isEqualTo(aware.plus(Duration.ofDays(3)));
    assertThat(alarms()).isEmpty();

    house.clock().pass(Duration.ofHours(25));
    awaitAlarms(1);
    assertThat(alarms().getFirst())
        .contains("24 timer er gått", breach.path("id").asText())
        .contains(BREACHES + "/" + breach.path("id").asText())
        .doesNotContain("Bærbar PC");
    house.clock().pass(Duration.ofDays(1));
    awaitAlarms(2);
    house.clock().pass(Duration.ofHours(18));
    awaitAlarms(3);
    assertThat(alarms().getLast()).contains("66 timer er gått");
    house.clock().pass(Duration.ofHours(6));
    awaitAlarms(4);
    assertThat(alarms().getLast()).contains("72 timer er gått", "begrunnes");

    var late = Map.of("decision", "notified", "text", "Meldt i Altinn, ref. 26/1");
    var path = BREACHES + "/" + breach.path("id").asText() + "/authority";
    officer.post(path, late).expect(422, "invalid-field");
    var reasons = new HashMap<>(late);
    reasons.put("delay", "Omfanget var ukjent");
    var decided = officer.post(path, reasons).expect(200).json();
    assertThat(decided.at("/authority/decision").asText()).isEqualTo("notified");
    assertThat(line(decided, "authority").path("delay").asText()).isEqualTo("Omfanget var ukjent");
    officer
        .post(path, Map.of("decision", "not-notified", "text", "Likevel ikke"))
        .expect(409, "wrong-state");
  }

  @Test
  @Law("BR-1")
  void whatIsDecidedIsRemindedOfNoMore() {
    var breach = open(house.clock().instant()).path("id").asText();
    officer
        .post(
            BREACHES + "/" + breach + "/authority",
            Map.of("decision", "not-notified", "text", "Disken er kryptert"))
        .expect(200);
    var running = open(house.clock().instant()).path("id").asText();
    house.clock().pass(Duration.ofHours(49));
    awaitAlarms(1);
    assertThat(alarms()).singleElement().asString().contains("48 timer", running);
    assertThat(house.count("breach where alarmed > 0")).isOne();
  }

  @Test
  @Law("BR-2")
  void everyBreachIsDocumentedWhetherOrNotItIsNotified() {
    var breach = open(house.clock().instant());
    var path = BREACHES + "/" + breach.path("id").asText();
    officer.post(path + "/phases", Map.of("kind", "effects", "text", "Ingen kjente")).expect(200);
    officer.post(path + "/phases", Map.of("kind", "measures", "text", "Fjernslettet")).expect(200);
    officer
        .post(path + "/authority", Map.of("decision", "not-notified", "text", "Disken er kryptert"))
        .expect(200);
    var no = Map.of("ground", "34-3-a", "text", "Kryptert, nøkkelen er trygg");
    var shown = officer.post(path + "/persons", no).expect(200).json();

    assertThat(shown.path("state").asText()).isEqualTo("decided");
    assertThat(shown.path("contact").asText()).isEqualTo(mailbox);
    assertThat(shown.path("log").findValuesAsText("kind"))
        .containsExactly("opening", "effects", "measures", "authority", "persons");
    assertThat(line(shown, "opening").path("detectedBy").asText()).isEqualTo("Meldt av Kari");
    assertThat(line(shown, "persons").path("ground").asText()).isEqualTo("34-3-a");
    assertThat(officer.get(BREACHES).expect(200).json().path("items")).hasSize(1);
    story.recruiter().get(BREACHES).expect(403);
    assertThat(house.count("breach_entry where position('PC'::bytea in content) > 0")).isZero();

    house.clock().pass(Duration.ofDays(3 * 366));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count("breach") == 0);
    assertThat(house.count("breach_entry")).isZero();
  }

  @Test
  @Law("BR-3")
  void thePersonsWhoAreStillThereAreToldInTheirLanguage() {
    var process = story.openProcess("Hyttemester", "P14D");
    var stays = story.apply(process, "Eldbjørg");
    var english = applyInEnglish(process, "Fridtjof");
    var gone = story.apply(process, "Guttorm");
    story.apply(process, "Herborg");
    List.of(stays, english, gone).forEach(story::awaitInspected);
    house.clock().pass(Duration.ofHours(1));
    var from = house.clock().instant();
    var thief = House.api(service).as(Surroundings.staff("stolen", "recruiter"));
    List.of(stays, english, gone)
        .forEach(receipt -> thief.get("/v1/applications/" + id(receipt)).expect(200));
    house.clock().pass(Duration.ofMinutes(1));
    var to = house.clock().instant();
    withdraw(gone);
    story.awaitErased(gone);
    var breach = open(to).path("id").asText();
    var path = BREACHES + "/" + breach;
    officer.get(path + "/addressees").expect(409, "wrong-state");
    var window = Map.of("from", from.toString(), "to", to.toString(), "actor", "stolen");
    var known = officer.put(path + "/window", window).expect(200).json();
    assertThat(known.at("/facts/persons").asInt()).isEqualTo(3);
    assertThat(addressees(path)).containsExactlyInAnyOrder(id(stays), id(english));

    assertThat(
            officer.post(path + "/notice", notice()).expect(202).json().path("addressees").asInt())
        .isEqualTo(2);

    awaitTold(path, 2);
    assertThat(mail("eldbjørg"))
        .singleElement()
        .asString()
        .contains("En konto er misbrukt.", "Hyttemester", "Datatilsynet");
    assertThat(mail("fridtjof")).singleElement().asString().contains("An account was abused.");
    assertThat(mail("guttorm")).isEmpty();
    assertThat(mail("herborg")).isEmpty();
    var shown = officer.get(path).expect(200).json();
    assertThat(shown.at("/persons/decision").asText()).isEqualTo("told");

    officer.post(path + "/notice", notice()).expect(202);
    assertThat(house.count("audit_event where action = 'breach-told'")).isEqualTo(2);
    officer
        .post(path + "/persons", Map.of("ground", "no-high-risk", "text", "Likevel ikke"))
        .expect(409, "wrong-state");
    story.close(process);
    house.clock().pass(Duration.ofDays(15));
    story.awaitErased(stays);
    story.awaitErased(english);
    assertThat(house.count("breach_addressee")).isZero();
  }

  private JsonNode open(Instant aware) {
    var body = new HashMap<String, Object>();
    body.put("awareAt", aware.toString());
    body.put("nature", "Bærbar PC stjålet");
    body.put("detectedBy", "Meldt av Kari");
    return officer.post(BREACHES, body).expect(201).json();
  }

  private JsonNode facts(Instant from, Instant to, String actor) {
    var query =
        "?from="
            + ApiClient.encoded(from.toString())
            + "&to="
            + ApiClient.encoded(to.toString())
            + (actor.isEmpty() ? "" : "&actor=" + actor);
    return officer.get("/v1/privacy/breach-facts" + query).expect(200).json();
  }

  private static Map<String, Integer> counts(
      JsonNode facts, String list, String name, String number) {
    var counts = new HashMap<String, Integer>();
    facts
        .path(list)
        .forEach(node -> counts.put(node.path(name).asText(), node.path(number).asInt()));
    return counts;
  }

  private static JsonNode line(JsonNode breach, String kind) {
    for (var line : breach.path("log")) {
      if (line.path("kind").asText().equals(kind)) {
        return line;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private void download(ApiClient who, JsonNode receipt) {
    var document = receipt.at("/documents/0/id").asText();
    who.get("/v1/applications/" + id(receipt) + "/documents/" + document).expect(200);
  }

  private JsonNode applyInEnglish(String process, String name) {
    var form = story.form(process, name).put("locale", "en");
    return story
        .careersSite()
        .header("Idempotency-Key", "english-" + name)
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            no.slett.contract.Multipart.body().form(form))
        .expect(201)
        .json();
  }

  private void withdraw(JsonNode receipt) {
    story
        .recruiter()
        .post(
            "/v1/applications/" + id(receipt) + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);
  }

  private List<String> addressees(String path) {
    var ids = new ArrayList<String>();
    officer
        .get(path + "/addressees")
        .expect(200)
        .json()
        .path("items")
        .forEach(item -> ids.add(item.path("applicationId").asText()));
    return ids;
  }

  private void awaitTold(String path, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                officer.get(path + "/addressees").json().path("items").findValues("toldAt").size()
                    == count);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> mail("eldbjørg").size() == 1 && mail("fridtjof").size() == 1);
  }

  private static Map<String, Object> notice() {
    return Map.of(
        "nature", words("En konto er misbrukt.", "An account was abused."),
        "consequences", words("Noen kan ha lest søknaden.", "Somebody may have read it."),
        "measures", words("Kontoen er stengt.", "The account is closed."));
  }

  private static Map<String, String> words(String norwegian, String english) {
    return Map.of("nb", norwegian, "nn", norwegian, "en", english);
  }

  private List<String> mail(String name) {
    return new Postbox(story.anonymous(), name + "@example.org")
        .texts().stream()
            .filter(t -> t.contains("artikkel 34") || t.contains("Article 34"))
            .toList();
  }

  private List<String> alarms() {
    return new Postbox(story.anonymous(), mailbox)
        .texts().stream().filter(t -> t.contains("avvik")).toList();
  }

  private void awaitAlarms(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.count("breach where alarmed > 0") > 0 && alarms().size() >= count);
    assertThat(alarms()).hasSize(count);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
