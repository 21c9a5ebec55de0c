package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that is not there is an alarm; only a person's word makes it an erasure. */
final class MissingKeysTest {
  private static final String MISSING = "/v1/privacy/missing-keys";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void aMissingKeyIsToldAndComesBack() throws Exception {
    try (var house = House.build(folder);
        var logged = Logged.begin()) {
      var receipts = two(house);
      var lost = receipts.getFirst();
      var aside = Files.move(key(house, lost), folder.resolve("aside"));

      try (var service = house.open()) {
        var story = Story.of(service);
        awaitMissing(service, lost);
        assertThat(logged.text()).contains("the application key of application " + id(lost));
        assertThat(ready(service)).contains("1 applications lack a key");
        story.recruiter().get(path(lost)).expect(503, "storage-unavailable");
        story.recruiter().get(path(receipts.getLast())).expect(200);
        officer(service).post(confirmation(receipts.getLast())).expect(409, "wrong-state");
        officer(service).post(MISSING + "/" + UUID.randomUUID() + "/confirmation").expect(404);

        Files.move(aside, key(house, lost));
        officer(service).post(confirmation(lost)).expect(409, "wrong-state");
        story.recruiter().get(path(lost)).expect(200);
      }
      try (var service = house.open()) {
        Awaitility.await()
            .atMost(PATIENCE)
            .until(() -> house.count("erasure where missing_key is not null") == 0);
        assertThat(ready(service)).doesNotContain("lack a key");
        assertThat(house.count("certificate")).isZero();
      }
    }
  }

  @Test
  @Law("ER-1")
  void whatTheOfficerGivesUpIsErasedAndTheCertificateSaysWhy() throws Exception {
    try (var house = House.build(folder)) {
      var receipts = two(house);
      var lost = receipts.getFirst();
      Files.delete(key(house, lost));

      var service = house.open();
      var story = Story.of(service);
      awaitMissing(service, lost);
      House.api(service).post(confirmation(lost)).expect(401);
      story.recruiter().post(confirmation(lost)).expect(403);
      var marker = folder.resolve("keys/installation");
      var ours = Files.readString(marker);
      Files.writeString(marker, "another");
      officer(service).post(confirmation(lost)).expect(503, "storage-unavailable");
      Files.writeString(marker, ours);

      var confirmed = officer(service).post(confirmation(lost)).expect(200).json();

      assertThat(confirmed.path("confirmedAt").isTextual()).isTrue();
      var certificate = new JsonMapper().readTree(Jws.parse(story.awaitErased(lost)).payload());
      assertThat(certificate.path("trigger").asText()).isEqualTo("key-missing");
      assertThat(certificate.path("stores").path(0).path("method").asText())
          .isEqualTo("key-missing");
      new Traces(house).awaitErasedOnce(process(house), lost);
      assertThat(officer(service).get(MISSING).expect(200).json().path("items")).isEmpty();
      officer(service).post(confirmation(lost)).expect(409, "erasing");
      assertThat(house.count("audit_event where action = 'key-loss-confirmed' and actor = 'pia'"))
          .isEqualTo(1);
      assertThat(house.count("journal_entry where kind = 'key-loss-confirmed'")).isEqualTo(1);
      story.recruiter().get(path(receipts.getLast())).expect(200);
    }
  }

  /** Its reduction waits for the key in vain, and with it that of others. */
  @Test
  void aReductionThatLacksAKeyIsFreedByTheConfirmation() throws Exception {
    try (var house = House.build(folder)) {
      var receipts = two(house);
      var lost = receipts.getFirst();
      var other = receipts.getLast();
      Files.delete(key(house, lost));
      var service = house.open();
      for (var receipt : receipts) {
        var until = house.clock().instant().plus(Duration.ofDays(100));
        house.execute(held(receipt, until.toString()));
      }
      awaitMissing(service, lost);
      var process = process(house);
      Story.of(service).close(process);
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> house.count("erasure where reduction is not null") == 2);

      officer(service).post(confirmation(lost)).expect(200);

      Story.of(service).awaitErased(lost);
      new Traces(house).awaitPurgedButFor(process, 1);
      assertThat(Story.of(service).erasure(other).path("status").asText()).isEqualTo("blocked");
    }
  }

  @Test
  @Law("BK-1")
  void aConfirmationSurvivesARestore() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var receipts = two(house);
      var lost = receipts.getFirst();
      var old = Files.readAllBytes(key(house, lost));
      restorable.backUp(house.start(CrashPoints.none()));
      Files.delete(key(house, lost));
      var service = house.open();
      awaitMissing(service, lost);
      officer(service).post(confirmation(lost)).expect(200);
      var certificate = Story.of(service).awaitErased(lost);
      restorable.restore(service);
      Files.write(key(house, lost), old);

      var after = Story.of(house.open());

      assertThat(after.erasure(lost).path("certificate").asText()).isEqualTo(certificate);
      assertThat(key(house, lost)).doesNotExist();
      assertThat(restorable.count("slett.application")).isEqualTo(1);
    }
  }

  /** Two applications to one process, in a house that nobody serves. */
  private static List<JsonNode> two(House house) {
    try (var service = house.open()) {
      var story = Story.of(service);
      var process = story.openProcess("Låsesmed", "P0D");
      var receipts = List.of(story.apply(process, "Norunn"), story.apply(process, "Oddbjørg"));
      receipts.forEach(story::awaitInspected);
      new Traces(house).awaitMailSent();
      return receipts;
    }
  }

  private static String held(JsonNode receipt, String until) {
    return """
    insert into slett.hold (id, application_id, process_id, opened_by, opened_at, confirmed_by,
        confirmed_at, review_at)
    select gen_random_uuid(), id, process_id, 'a', now(), 'b', now(), '%s'
    from slett.application where id = '%s'
    """
        .formatted(until, id(receipt));
  }

  private static void awaitMissing(Service service, JsonNode receipt) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                officer(service)
                    .get(MISSING)
                    .expect(200)
                    .json()
                    .findValuesAsText("applicationId")
                    .contains(id(receipt)));
  }

  private static ApiClient officer(Service service) {
    return Officer.of(House.api(service), "pia").api();
  }

  private static Path key(House house, JsonNode receipt) throws IOException {
    return house.folder().resolve("keys").resolve(process(house)).resolve(id(receipt));
  }

  /** The only one. */
  private static String process(House house) throws IOException {
    try (var folders = Files.list(house.folder().resolve("keys"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("process")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String confirmation(JsonNode receipt) {
    return MISSING + "/" + id(receipt) + "/confirmation";
  }

  private static String ready(Service service) throws Exception {
    return Http.text(
        URI.create("http://127.0.0.1:" + service.operatorPort()).resolve("/health/ready"));
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + id(receipt);
  }
}
