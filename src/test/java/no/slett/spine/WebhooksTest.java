package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import no.slett.CrashPoints;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was given something hears what happens to it, and says that it did its part. */
final class WebhooksTest {
  private static final String POST = "Eksempel Post AS";
  private static final String PRIVACY = "/v1/privacy/notifications";

  @TempDir private Path folder;
  private House house;
  private FakeRecipient recipient;

  @BeforeEach
  void build() throws Exception {
    house = House.build(folder);
    recipient = new FakeRecipient().declareTo(house);
  }

  @AfterEach
  void close() {
    house.close();
    recipient.close();
  }

  @Test
  @Law("NO-1")
  void hearsOfEverythingAndIsNamedInTheCertificate() {
    var service = house.open();
    var story = Story.of(service);
    var officer = Officer.of(House.api(service), "pia");
    var process = story.openProcess("Gartner", "P0D");
    var restricted = story.apply(process, "Torbjørg");
    var erased = story.apply(process, "Unni");
    await(() -> recipient.events("application.received").size() == 2);
    awaitMailed(2);
    Officer.id(officer.restrict(restricted, null, "accuracy"));
    await(() -> recipient.events("applicant.restricted").size() == 1);
    story.close(process);

    var certificate = payload(story.awaitErased(erased));
    await(() -> recipient.events("applicant.erased").size() == 1);
    await(() -> recipient.events("hiring-process.closed").size() == 1);

    var event = recipient.events("applicant.erased").getFirst();
    assertThat(event.path("subject").asText()).isEqualTo(erased.path("applicationId").asText());
    assertThat(event.path("data").path("hiringProcessId").asText()).isEqualTo(process);
    assertThat(event.path("source").asText()).isEqualTo("http://localhost");
    assertThat(recipient.unsigned()).isEmpty();
    assertThat(recipient.everything()).doesNotContain("Torbj", "Prøvesen", "example.org", "Kanari");
    assertThat(texts(certificate.path("recipients"))).containsExactly(FakeRecipient.NAME, POST);
    assertThat(states(story, erased))
        .isEqualTo(Map.of(FakeRecipient.NAME, "pending", POST, "pending"));

    recipient.answer(House.api(service), event.path("id").asText(), "acknowledged").expect(204);
    assertThat(states(story, erased)).containsEntry(FakeRecipient.NAME, "acknowledged");
    house.clock().pass(Duration.ofDays(31));
    assertThat(states(story, erased)).containsEntry(POST, "acknowledged");
    assertThat(house.count("disclosure where application_id = '%s'".formatted(id(erased))))
        .isZero();
  }

  @Test
  @Law("NO-1")
  void whoCannotBeReachedIsOnRecordAfterTwoWeeks() {
    var service = house.open();
    var story = Story.of(service);
    var officer = Officer.of(House.api(service), "pia").api();
    var process = story.openProcess("Anleggsgartner", "P0D");
    var receipt = story.apply(process, "Valborg");
    await(() -> recipient.events("application.received").size() == 1);
    awaitMailed(1);
    recipient.close();
    house.execute(
        """
        insert into slett.disclosure
        select gen_random_uuid(), id, process_id, 'hosting', 'export', '{cv}', 'recruitment', now()
        from slett.application
        """);
    story.close(process);
    story.awaitErased(receipt);
    await(
        () ->
            house.count("notification where outcome = 'unreachable' and event = 'applicant.erased'")
                == 1);
    assertThat(states(story, receipt))
        .isEqualTo(
            Map.of(FakeRecipient.NAME, "pending", POST, "pending", "Eksempel Drift ApS", "failed"));
    var withoutChannel = failed(officer).getFirst();
    assertThat(withoutChannel.path("reason").asText()).isEqualTo("no-channel");
    house.clock().pass(Duration.ofDays(15));

    assertThat(states(story, receipt)).containsEntry(FakeRecipient.NAME, "failed");
    var all = failed(officer);
    assertThat(all).hasSize(2);
    assertThat(all.stream().map(n -> n.path("reason").asText()))
        .containsExactlyInAnyOrder("no-channel", "unreachable");
    for (var one : all) {
      var told = officer.post(PRIVACY + "/" + one.path("id").asText() + "/told").expect(200);
      assertThat(told.json().path("method").asText()).isEqualTo("officer");
      officer.post(PRIVACY + "/" + one.path("id").asText() + "/told").expect(200);
    }
    assertThat(failed(officer)).isEmpty();
    assertThat(states(story, receipt)).containsEntry(FakeRecipient.NAME, "acknowledged");
    assertThat(house.count("audit_event where action = 'recipient-told'")).isEqualTo(2);
    var first = officer.get(PRIVACY + "?limit=1&state=acknowledged").expect(200).json();
    var cursor = ApiClient.encoded(first.path("nextCursor").asText());
    var second = officer.get(PRIVACY + "?limit=1&cursor=" + cursor).expect(200).json();
    assertThat(second.path("items")).hasSize(1).isNotEqualTo(first.path("items"));
    officer.get(PRIVACY + "?state=lost").expect(422, "invalid-field");
    officer.post(PRIVACY + "/" + process + "/told").expect(404, "not-found");
    story.recruiter().get(PRIVACY).expect(403, "forbidden");
  }

  @Test
  void whatIsTakenOverButNotAcknowledgedIsPostedAgain() {
    var service = house.open();
    var story = Story.of(service);
    var receipt = erased(story);
    var event = recipient.events("applicant.erased").getFirst();
    house.machine().pass(Duration.ofMinutes(61));
    await(() -> recipient.events("applicant.erased").size() == 2);
    assertThat(recipient.events("applicant.erased").getLast()).isEqualTo(event);
    var api = House.api(service);
    var id = event.path("id").asText();
    var now = house.machine().instant();
    recipient.answer(api, now, id, "declined").expect(204);
    assertThat(states(story, receipt)).containsEntry(FakeRecipient.NAME, "failed");
    recipient.answer(api, now, id, "acknowledged").expect(204);
    recipient.answer(api, now, id, "declined").expect(204);
    assertThat(states(story, receipt)).containsEntry(FakeRecipient.NAME, "acknowledged");
  }

  @Test
  void onlyTheRecipientsOwnWordCounts() {
    var service = house.open();
    var api = House.api(service);
    erased(Story.of(service));
    var event = recipient.events("applicant.erased").getFirst().path("id").asText();
    var said = "{\"event\":\"" + event + "\",\"status\":\"acknowledged\"}";
    var now = Instant.now();
    var key = recipient.key();
    var id = FakeRecipient.ID;

    FakeRecipient.answer(api, id, new byte[32], now, said).expect(401, "signature-invalid");
    FakeRecipient.answer(api, "mail-provider", key, now, said).expect(401, "signature-invalid");
    FakeRecipient.answer(api, id, key, now.minusSeconds(400), said)
        .expect(401, "signature-invalid");
    FakeRecipient.answer(api, id, key, now.plusSeconds(400), said).expect(401, "signature-invalid");
    api.post("/v1/webhooks/acknowledgements", Map.of("event", event, "status", "acknowledged"))
        .expect(401, "signature-invalid");
    assertThat(house.count("notification where answer is not null")).isZero();

    FakeRecipient.answer(api, id, key, now, "{").expect(400, "malformed-json");
    FakeRecipient.answer(api, id, key, now, said.replace("acknowledged", "yes"))
        .expect(422, "invalid-field");
    recipient
        .answer(api, "00000000-0000-8000-8000-000000000000", "acknowledged")
        .expect(404, "not-found");
    var news = recipient.events("application.received").getFirst().path("id").asText();
    recipient.answer(api, news, "acknowledged").expect(404, "not-found");

    recipient.answer(api, event, "acknowledged").expect(204);
    recipient.answer(api, event, "acknowledged").expect(204);
    assertThat(house.count("audit_event where action = 'notification-answered'")).isOne();
  }

  @Test
  void twoInstancesPostEachEventOnce() {
    var first = Story.of(house.open());
    var second = Story.of(house.open());
    var process = first.openProcess("Feier", "P0D");
    var receipts = new ArrayList<JsonNode>();
    for (var i = 0; i < 20; i++) {
      receipts.add((i % 2 == 0 ? first : second).apply(process, "Feier" + i));
    }
    await(() -> recipient.events("application.received").size() >= 20);
    awaitMailed(20);
    first.close(process);
    receipts.forEach(second::awaitErased);
    await(() -> recipient.events("applicant.erased").size() >= 20);
    await(() -> house.count("notification where outcome is null") == 20); // the mail provider's
    assertThat(recipient.ids()).hasSize(41).doesNotHaveDuplicates();
    assertThat(new HashSet<>(recipient.events("applicant.erased"))).hasSize(20);
  }

  @Test
  void aServiceWithoutADeclaredMailProviderDoesNotStart() {
    house.with(Key.MAIL_OPERATED_BY, "somebody");
    assertThatThrownBy(() -> house.start(CrashPoints.none()))
        .hasMessageContaining(
            "mail.operated-by: the controller's file declares no recipient 'somebody'");
  }

  @Test
  @Law("NO-1")
  void afterARestoreTheSameIsToldAgainUnderTheSameId(@TempDir Path other) throws Exception {
    try (var restorable = RestorableHouse.build(other);
        var hr = new FakeRecipient().declareTo(restorable.house())) {
      var service = restorable.house().open();
      var story = Story.of(service);
      var process = story.openProcess("Kobberslager", "P0D");
      var old = story.apply(process, "Wenche");
      await(() -> hr.events("application.received").size() == 1);
      restorable.backUp(service);

      service = restorable.house().open();
      story = Story.of(service);
      var late = story.apply(process, "Ynghild");
      await(() -> hr.events("application.received").size() == 2);
      story.close(process);
      var certificates = List.of(story.awaitErased(old), story.awaitErased(late));
      await(() -> hr.events("applicant.erased").size() == 2);
      var before = new HashSet<>(hr.events("applicant.erased"));
      for (var event : before) {
        hr.answer(House.api(service), event.path("id").asText(), "acknowledged").expect(204);
      }
      restorable.restore(service);

      service = restorable.house().open();
      story = Story.of(service);
      await(() -> hr.events("applicant.erased").size() == 4);
      assertThat(new HashSet<>(hr.events("applicant.erased"))).isEqualTo(before);
      assertThat(List.of(story.awaitErased(old), story.awaitErased(late))).isEqualTo(certificates);
      assertThat(states(story, late)).containsEntry(FakeRecipient.NAME, "pending");
      for (var event : before) {
        hr.answer(House.api(service), event.path("id").asText(), "acknowledged").expect(204);
      }
      assertThat(states(story, old)).containsEntry(FakeRecipient.NAME, "acknowledged");
    }
  }

  /** Somebody who is erased, and whose erasure the recipient has heard of. */
  private JsonNode erased(Story story) {
    var process = story.openProcess("Glassmester", "P0D");
    var receipt = story.apply(process, "Xenia");
    await(() -> recipient.events("application.received").size() == 1);
    awaitMailed(1);
    story.close(process);
    story.awaitErased(receipt);
    await(() -> recipient.events("applicant.erased").size() == 1);
    return receipt;
  }

  private void awaitMailed(int mails) {
    await(() -> house.count("disclosure where path = 'mail'") == mails);
  }

  private static void await(Callable<Boolean> what) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(what);
  }

  private static Map<String, String> states(Story story, JsonNode receipt) {
    var states = new TreeMap<String, String>();
    story
        .erasure(receipt)
        .path("recipients")
        .forEach(r -> states.put(r.path("name").asText(), r.path("state").asText()));
    return states;
  }

  private static List<JsonNode> failed(ApiClient officer) {
    var items = new ArrayList<JsonNode>();
    officer.get(PRIVACY + "?state=failed").expect(200).json().path("items").forEach(items::add);
    return items;
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(t -> texts.add(t.asText()));
    return texts;
  }

  private static JsonNode payload(String jws) {
    var part = Base64.getUrlDecoder().decode(jws.split("\\.", 3)[1]);
    try {
      return new JsonMapper().readTree(new String(part, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
