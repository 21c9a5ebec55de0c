package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.slett.clock.ServiceClock;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeping somebody in mind by consent: apart from the application, and gone when they say so. */
final class TalentPoolTest {
  private static final String POOL = "/v1/talent-pool";
  private static final String CONSENT = "/v1/me/consents/talent-pool";
  private static final Pattern LINK = Pattern.compile("/v1/consents/withdrawals/\\S+");

  @TempDir private Path folder;
  private House house;
  private ApiClient api;
  private Story story;

  @BeforeEach
  void open() throws IOException {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service = house.withTalentPool(folder, true).open();
    api = House.api(service);
    story = Story.of(service);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law({"CO-1", "CO-2"})
  void whoConsentsIsInThePoolOnceTheProcessIsClosedAndNotBefore() throws Exception {
    var process = story.openProcess("Astronom", "P14D");
    var receipt = story.apply(process, "Asbjorg");
    story.awaitInspected(receipt);
    story
        .recruiter()
        .post("/v1/applications/" + id(receipt) + "/notes", Map.of("text", "Fin samtale."))
        .expect(201);
    var before = story.recruiter().get("/v1/applications/" + id(receipt)).expect(200).text();

    var postbox = new Postbox(api, "asbjorg@example.org");
    assertThat(postbox.texts()).anyMatch(text -> text.contains("husker på deg"));
    var me = postbox.signIn();
    var text = me.get(CONSENT + "?lang=nn").expect(200).json();
    var given = give(me, receipt, text);

    assertThat(give(me, receipt, text)).isEqualTo(given);
    assertThat(until(given)).isEqualTo(ServiceClock.after(at(given), Period.ofMonths(12)));
    assertThat(story.recruiter().get(POOL).expect(200).json().path("items")).isEmpty();
    assertThat(story.recruiter().get("/v1/applications/" + id(receipt)).expect(200).text())
        .isEqualTo(before);
    assertThat(sha256(text.path("text").asText())).isEqualTo(text.path("sha256").asText());
    assertThat(
            house.count(
                "consent c join slett.consent_text t on t.sha256 = c.text_sha256 where t.plain like"
                    + " '%trekkje samtykket%'"))
        .isOne();

    awaitMails(postbox, "trekkjer du samtykket", 1);
    story.apply(process, "Asgerd");
    story.close(process);
    awaitMails(postbox, "Unntaket er det du har sagt ja til", 1);
    awaitMails(new Postbox(api, "asgerd@example.org"), "svar på den samme siden", 1);
    house.clock().pass(Duration.ofDays(15));
    var item = awaitInPool(1).get(0);
    assertThat(item.path("applicationId").asText()).isEqualTo(id(receipt));
    assertThat(item.path("givenName").asText()).isEqualTo("Asbjorg");
    assertThat(item.path("title").asText()).isEqualTo("Astronom");
    assertThat(item.path("documents").findValuesAsText("filename"))
        .containsExactly("CV Asbjorg.txt");
    var document = "/documents/" + item.path("documents").get(0).path("id").asText();
    assertThat(story.recruiter().get(POOL + "/" + id(receipt) + document).expect(200).text())
        .isEqualTo("Curriculum vitae for Asbjorg");
    Awaitility.await().until(() -> house.count("note") == 0);
    story.recruiter().get("/v1/applications/" + id(receipt)).expect(403, "legal-basis-ended");
    assertThat(house.count("audit_event where action = 'talent-pool-listed'")).isPositive();
  }

  @Test
  @Law({"CO-3", "CO-1"})
  void oneClickInTheMailErasesWithACertificate() {
    var process = story.openProcess("Bøkker", "P14D");
    var receipt = story.apply(process, "Bergljot");
    story.awaitInspected(receipt);
    var postbox = new Postbox(api, "bergljot@example.org");
    var me = postbox.signIn();
    give(me, receipt, me.get(CONSENT).expect(200).json());
    var link = link(postbox);
    story.close(process);
    house.clock().pass(Duration.ofDays(15));
    awaitInPool(1);

    assertThat(api.get(link).expect(200).text()).contains("<form method=\"post\">");
    awaitInPool(1);
    api.post(link).expect(200);
    api.post(link).expect(200);
    assertThat(story.recruiter().get(POOL).expect(200).json().path("items")).isEmpty();
    var certificate = story.awaitErased(receipt);
    assertThat(Jws.parse(certificate).payload()).contains("\"trigger\":\"withdrawn\"");
    assertThat(house.count("journal_entry where kind = 'consent-withdrawn'")).isOne();
    assertThat(house.count("consent where withdrawn_by = 'mail-link'")).isOne();
    api.post("/v1/consents/withdrawals/" + "A".repeat(43)).expect(404, "not-found");
  }

  @Test
  @Law("CO-4")
  void silenceIsRemindedOfTwiceAndThenErases() {
    var process = story.openProcess("Drosjesjåfør", "P14D");
    var receipt = story.apply(process, "Dagrun");
    story.awaitInspected(receipt);
    var postbox = new Postbox(api, "dagrun@example.org");
    var me = postbox.signIn();
    var until = until(give(me, receipt, me.get(CONSENT).expect(200).json()));
    story.close(process);
    house.clock().pass(Duration.ofDays(15));
    awaitInPool(1);

    moveTo(ServiceClock.before(until, Period.ofMonths(6)).plusSeconds(60));
    awaitMails(postbox, "påminnelse", 1);
    moveTo(ServiceClock.before(until, Period.ofDays(30)).plusSeconds(60));
    awaitMails(postbox, "påminnelse", 2);
    assertThat(house.count("consent_link")).isEqualTo(3);
    moveTo(until.minusSeconds(60));
    awaitInPool(1);
    moveTo(until);
    assertThat(story.recruiter().get(POOL).expect(200).json().path("items")).isEmpty();
    story.awaitErased(receipt);
    awaitMails(postbox, "påminnelse", 2);
    assertThat(house.count("consent where withdrawn_at is null")).isOne();
  }

  @Test
  @Law({"LB-3", "CO-2"})
  void nothingCanBeConsentedToThatWasNotNoticedOrIsOver() {
    reopen(false);
    var process = story.openProcess("Eggpakker", "P14D");
    var early = story.apply(process, "Eldbjorg");
    new Postbox(api, "eldbjorg@example.org").signIn().get(CONSENT).expect(409, "wrong-state");
    reopen(true);
    var late = story.apply(process, "Eldrid");
    var me = new Postbox(api, "eldbjorg@example.org").signIn();
    var other = new Postbox(api, "eldrid@example.org").signIn();
    var text = me.get(CONSENT).expect(200).json();

    me.put(CONSENT, body(early, text)).expect(409, "purpose-not-noticed");
    me.put(CONSENT, body(late, text)).expect(404, "not-found");
    other
        .put(CONSENT, Map.of("applicationId", id(late), "textVersion", "older", "language", "nb"))
        .expect(422, "notice-outdated");
    give(other, late, text);
    other.delete(CONSENT + "?applicationId=" + id(early)).expect(404, "not-found");
    other.delete(CONSENT).expect(204);
    other.delete(CONSENT + "?applicationId=" + id(late)).expect(204);
    other.put(CONSENT, body(late, text)).expect(409, "wrong-state");
    assertThat(story.erasure(late).path("status").asText()).isEqualTo("active");
    assertThat(house.count("basis where activity = 'talent-pool' and ended_by is not null"))
        .isOne();
    assertThat(house.count("consent where withdrawn_by = 'session'")).isOne();
  }

  @Test
  @Law({"CO-3", "BK-1"})
  void anOlderDatabaseDoesNotBringAWithdrawnConsentBack() throws Exception {
    house.close();
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      house = restorable.house().withTalentPool(folder, true);
      var service = house.open();
      api = House.api(service);
      story = Story.of(service);
      var process = story.openProcess("Feier", "P14D");
      var pooled = story.apply(process, "Fredbjorg");
      var staying = story.apply(process, "Frida");
      List.of(pooled, staying).forEach(story::awaitInspected);
      var postbox = new Postbox(api, "fredbjorg@example.org");
      var me = postbox.signIn();
      give(me, pooled, me.get(CONSENT).expect(200).json());
      var link = link(postbox);
      restorable.backUp(service);

      service = house.open();
      api = House.api(service);
      story = Story.of(service);
      story.close(process);
      house.clock().pass(Duration.ofDays(15));
      awaitInPool(1);
      api.post(link).expect(200);
      var certificate = story.awaitErased(pooled);
      restorable.restore(service);

      service = house.open();
      assertThat(restorable.count("slett.application")).isZero();
      assertThat(restorable.ask("select withdrawn_by from slett.consent")).isEqualTo("mail-link");
      story = Story.of(service);
      assertThat(story.recruiter().get(POOL).expect(200).json().path("items")).isEmpty();
      assertThat(story.awaitErased(pooled)).isEqualTo(certificate);
    }
  }

  @Test
  @Law({"CO-1", "BK-1"})
  void anOlderDatabaseGetsTheRecordOfAYesBackWithWhatRestsOnIt() throws Exception {
    house.close();
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      house = restorable.house().withTalentPool(folder, true);
      var service = house.open();
      api = House.api(service);
      story = Story.of(service);
      var process = story.openProcess("Tjærebrenner", "P14D");
      var pooled = story.apply(process, "Tjostolv");
      story.awaitInspected(pooled);
      restorable.backUp(service);

      service = house.open();
      api = House.api(service);
      story = Story.of(service);
      var me = new Postbox(api, "tjostolv@example.org").signIn();
      give(me, pooled, me.get(CONSENT).expect(200).json());
      var record = "select consent::text from slett.consent";
      var given = restorable.ask(record);
      story.close(process);
      house.clock().pass(Duration.ofDays(15));
      awaitInPool(1);
      restorable.restore(service);

      service = house.open();
      api = House.api(service);
      story = Story.of(service);
      assertThat(restorable.ask(record)).isEqualTo(given);
      awaitInPool(1);
      me = new Postbox(api, "tjostolv@example.org").signIn();
      me.delete(CONSENT + "?applicationId=" + id(pooled)).expect(204);
      story.awaitErased(pooled);
    }
  }

  private void reopen(boolean pool) {
    house.close();
    var service = house.withTalentPool(folder, pool).open();
    api = House.api(service);
    story = Story.of(service);
  }

  private static JsonNode give(ApiClient me, JsonNode receipt, JsonNode text) {
    return me.put(CONSENT, body(receipt, text)).expect(200).json();
  }

  private static Map<String, String> body(JsonNode receipt, JsonNode text) {
    return Map.of(
        "applicationId", id(receipt),
        "textVersion", text.path("version").asText(),
        "language", text.path("language").asText());
  }

  private JsonNode awaitInPool(int people) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.recruiter().get(POOL).expect(200).json().path("items").size() == people);
    return story.recruiter().get(POOL).expect(200).json().path("items");
  }

  private static String link(Postbox postbox) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !links(postbox).isEmpty());
    return links(postbox).getFirst();
  }

  private static List<String> links(Postbox postbox) {
    return postbox.texts().stream()
        .flatMap(text -> LINK.matcher(text).results().map(m -> m.group()))
        .toList();
  }

  private static void awaitMails(Postbox postbox, String words, int count) {
    var pattern = Pattern.compile(words);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(postbox.texts())
                    .filteredOn(text -> pattern.matcher(text).find())
                    .hasSize(count));
  }

  private void moveTo(Instant instant) {
    house.clock().pass(Duration.between(house.clock().instant(), instant));
  }

  private static Instant at(JsonNode given) {
    return Instant.parse(given.path("givenAt").asText());
  }

  private static Instant until(JsonNode given) {
    return Instant.parse(given.path("expiresAt").asText());
  }

  private static String sha256(String text) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
