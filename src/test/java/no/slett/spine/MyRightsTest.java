package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.clock.ServiceClock;
import no.slett.contract.ApiClient;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.law.Law;
import no.slett.rights.deadline.Deadlines;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reader of a mailbox does with their rights. */
final class MyRightsTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law({"ER-1", "PU-6"})
  void withdrawingErasesWithACertificateAfterTheLastMail() throws Exception {
    var receipt = story.apply(story.openProcess("Kokk", "P14D"), "Hallgerd");
    story.awaitInspected(receipt);
    var postbox = new Postbox(api, "hallgerd@example.org");
    var me = postbox.signIn();

    me.delete(mine(receipt)).expect(202);
    var read = "/v1/applications/" + receipt.path("applicationId").asText();
    story.recruiter().get(read).expect(403, "legal-basis-ended");

    var certificate = story.awaitErased(receipt);
    assertThat(Jws.parse(certificate).payload()).contains("\"trigger\":\"withdrawn\"");
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).isEmpty();
    me.delete(mine(receipt)).expect(404, "not-found");
    assertThat(postbox.texts()).filteredOn(text -> text.contains("ble trukket")).hasSize(1);
    assertThat(house.count("journal_entry where kind = 'application-withdrawn'")).isPositive();
    assertThat(
            house.count(
                "audit_event where action = 'application-withdrawn' and application_id = '"
                    + receipt.path("applicationId").asText()
                    + "' and actor = 'applicant'"))
        .isOne();
  }

  @Test
  @Law("ER-1")
  void aRecruiterWhoRecordsAWithdrawalGoesTheSameWay() {
    var receipt = story.apply(story.openProcess("Baker", "P14D"), "Ingeborg");
    story.awaitInspected(receipt);
    story
        .recruiter()
        .post(
            "/v1/applications/" + receipt.path("applicationId").asText() + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);

    story.awaitErased(receipt);
    assertThat(new Postbox(api, "ingeborg@example.org").texts())
        .filteredOn(text -> text.contains("ble trukket"))
        .hasSize(1);
    assertThat(
            house.count(
                "journal_entry where kind = 'application-withdrawn' and body->>'application' = '"
                    + receipt.path("applicationId").asText()
                    + "'"))
        .isOne();
  }

  @Test
  void anotherMailboxsApplicationIsNotThere() {
    var receipt = story.apply(story.openProcess("Murer", "P14D"), "Jorunn");
    var stranger = new Postbox(api, "fremmed@example.org").signIn();

    stranger.delete(mine(receipt)).expect(404, "not-found");
    stranger.delete("/v1/me/applications/" + UUID.randomUUID()).expect(404, "not-found");
    assertThat(stranger.get("/v1/me").expect(200).json().path("applications")).isEmpty();
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
  }

  @Test
  @Law("ER-1")
  void anErasureRequestWithdrawsEverything() {
    var receipts =
        List.of(
            story.apply(story.openProcess("Slakter", "P14D"), "Kolfinna"),
            story.apply(story.openProcess("Kjøpmann", "P14D"), "Kolfinna"));
    receipts.forEach(story::awaitInspected);

    var answer =
        new Postbox(api, "kolfinna@example.org")
            .signIn()
            .post("/v1/me/requests", Map.of("type", "erasure"))
            .expect(201)
            .json();

    assertThat(answer.path("withdrawn")).hasSize(2);
    receipts.forEach(story::awaitErased);
  }

  @Test
  void anOpenAccessRequestBlocksUntilItIsAnsweredOrThreeMonthsHavePassed() {
    var receipt = story.apply(story.openProcess("Urmaker", "P14D"), "Ljufvina");
    var other = story.apply(story.openProcess("Gullsmed", "P14D"), "Magnhild");
    var me = new Postbox(api, "ljufvina@example.org").signIn();
    me.post("/v1/me/requests", Map.of("type", "complaint", "text", "Æ!")).expect(201);
    assertThat(blocked(receipt)).isFalse();

    var asked = me.post("/v1/me/requests", Map.of("type", "access")).expect(201).json();
    assertThat(blocked(receipt)).isTrue();
    assertThat(blocked(other)).isFalse();
    answered(asked);
    assertThat(blocked(receipt)).isFalse();

    var again = me.post("/v1/me/requests", Map.of("type", "portability")).expect(201).json();
    var until = java.time.Instant.parse(again.path("blocksUntil").asText());
    var received = java.time.Instant.parse(again.path("receivedAt").asText());
    assertThat(until).isEqualTo(Deadlines.of(received).extended());
    assertThat(blockedAt(receipt, until.minusMillis(1))).isTrue();
    assertThat(blockedAt(receipt, until)).isFalse();

    var listed = me.get("/v1/me/requests").expect(200).json().path("items");
    assertThat(listed.findValuesAsText("type"))
        .containsExactlyInAnyOrder("portability", "access", "complaint");
    assertThat(listed.findValuesAsText("answeredAt")).hasSize(1);
    assertThat(house.count("request_content t where t::text like '%c38621%'")).isZero();
  }

  @Test
  void anOpenAccessRequestOutlivesTheProcessAndThenEverythingGoes() {
    var process = story.openProcess("Salmaker", "P0D");
    var receipt = story.apply(process, "Nanna");
    story.awaitInspected(receipt);
    var me = new Postbox(api, "nanna@example.org").signIn();
    var asked = me.post("/v1/me/requests", Map.of("type", "access")).expect(201).json();

    story.close(process);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
    var mine = me.get("/v1/me").expect(200).json().path("applications");
    assertThat(mine.findValuesAsText("givenName")).containsExactly("Nanna");
    me.delete("/v1/me/applications/" + receipt.path("applicationId").asText()).expect(202);
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");

    answered(asked);
    story.awaitErased(receipt);
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).isEmpty();
  }

  @Test
  void aRequestOfUnknownKindIsRefused() {
    var me = new Postbox(api, "uenig@example.org").signIn();
    me.post("/v1/me/requests", Map.of("type", "wish")).expect(422, "invalid-field");
    me.post("/v1/me/requests", Map.of("type", "access", "passport", "x"))
        .expect(422, "unknown-field");
  }

  private static boolean blocked(JsonNode receipt) {
    return blockedAt(receipt, house.clock().instant());
  }

  private static boolean blockedAt(JsonNode receipt, java.time.Instant at) {
    try (var database =
        new Database(house.configuration().database(), new ServiceClock(() -> at))) {
      return database.inTransaction(
          Scope.system(Purpose.ERASURE, "test"),
          tx ->
              tx.first(
                      "select open_request(?) as blocked",
                      row -> row.flag("blocked"),
                      receipt.path("applicationId").asText())
                  .orElseThrow());
    }
  }

  private static void answered(JsonNode request) {
    var path = "/v1/privacy/requests/" + request.path("requestId").asText() + "/decision";
    var officer = api.as(Surroundings.staff("pia", "privacy-officer"));
    officer.post(path, Map.of("outcome", "granted", "delivered", true)).expect(200);
  }

  private static String mine(JsonNode receipt) {
    return "/v1/me/applications/" + receipt.path("applicationId").asText();
  }
}
