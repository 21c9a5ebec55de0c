package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.journal.Journal;
import no.slett.journal.JournalEntry;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erased stays erased: the journal is obeyed before anybody is let in. */
final class ReplayTest {
  @TempDir private Path folder;

  @Test
  @Law({"ER-1", "PU-1"})
  void aRestoredDatabaseGoesTheSameWayAgainBeforeAnybodyIsLetIn() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var service = house.open();
      var story = Story.of(service);
      var closed = story.openProcess("Snekker", "P0D");
      var open = story.openProcess("Rørlegger", "P14D");
      var reopened = story.openProcess("Maler", "P14D");
      var closing = story.openProcess("Elektriker", "P14D");
      var withdrawn = story.apply(open, "Cecilie");
      var gone = List.of(story.apply(closed, "Anbjørg"), story.apply(closed, "Birger"), withdrawn);
      var stays = story.apply(open, "Dagny");
      gone.forEach(story::awaitInspected);
      story.awaitInspected(stays);
      restorable.backUp(service);

      service = house.open();
      story = Story.of(service);
      var late = story.apply(closed, "Eldbjørg");
      withdraw(story, withdrawn);
      story.close(reopened);
      story.recruiter().post("/v1/hiring-processes/" + reopened + "/reopen").expect(200);
      story.close(closing);
      story.close(closed);
      var certificates = new HashMap<JsonNode, String>();
      for (var receipt : gone) {
        certificates.put(receipt, story.awaitErased(receipt));
      }
      var lateCertificate = story.awaitErased(late);
      restorable.restore(service);
      assertThat(restorable.count("slett.application")).isEqualTo(4);

      var after = Story.of(house.open());
      assertThat(restorable.count("slett.application")).isEqualTo(1);
      assertThat(restorable.count("working_index.directory")).isEqualTo(1);
      for (var receipt : gone) {
        var standing = after.erasure(receipt);
        assertThat(standing.path("status").asText()).isEqualTo("erased");
        assertThat(standing.path("certificate").asText()).isEqualTo(certificates.get(receipt));
        after.recruiter().get(path(receipt)).expect(403, "legal-basis-ended");
      }
      assertThat(after.erasure(late).path("certificate").asText()).isEqualTo(lateCertificate);
      demandUntouched(after, stays);
      assertThat(after.status(closed)).isEqualTo("purged");
      assertThat(after.status(open)).isEqualTo("open");
      assertThat(after.status(reopened)).isEqualTo("open");
      assertThat(after.status(closing)).isEqualTo("closing");
      assertThat(restorable.ask("select max(reopenings) from slett.hiring_process")).isEqualTo("1");
      demandNoNewCertificate(restorable, 4);
    }
  }

  private static void withdraw(Story story, JsonNode receipt) {
    var decision = Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew");
    story.recruiter().post(path(receipt) + "/decision", decision).expect(201);
  }

  private static void demandUntouched(Story story, JsonNode receipt) {
    var read = story.recruiter().get(path(receipt)).expect(200).json();
    assertThat(read.path("givenName").asText()).isEqualTo("Dagny");
    var document = receipt.path("documents").path(0).path("id").asText();
    var file = story.recruiter().get(path(receipt) + "/documents/" + document).expect(200);
    assertThat(file.text()).isEqualTo("Curriculum vitae for Dagny");
    var list = "/v1/hiring-processes/" + read.path("hiringProcessId").asText() + "/applications";
    var found = story.recruiter().get(list + "?q=Dagny").expect(200).json();
    assertThat(found.path("items")).hasSize(1);
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
  }

  /** Sweeps go on after the replay; they find nothing to erase or to certify twice. */
  private static void demandNoNewCertificate(RestorableHouse restorable, long known)
      throws Exception {
    var batches = restorable.count("slett.erasure_batch");
    var written = "slett.journal_entry where kind <> 'applicants-told'";
    var journal = restorable.count(written);
    Awaitility.await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(5))
        .until(() -> restorable.count("slett.erasure_batch") == batches);
    assertThat(restorable.count("slett.certificate")).isEqualTo(known);
    assertThat(restorable.count(written)).isEqualTo(journal);
  }

  @Test
  @Law("BK-1")
  void whatARestoreLeavesWaitsForTheOperator() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Baker", "P0D");
      var kept = story.openProcess("Kokk", "P14D");
      story.apply(kept, "Gunnvor");
      restorable.execute(
          """
          insert into slett.outbox (id, process_id, kind, sealed, created_at, next_try_at)
          select gen_random_uuid(), id, 'closing-warning', '', now() - interval '2 hours', '2999-01-01'
          from slett.hiring_process where id = '%s'
          """
              .formatted(kept));
      restorable.backUp(service);
      service = house.open();
      story = Story.of(service);
      story.apply(kept, "Halldis");
      story.close(process);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> restorable.count("slett.hiring_process where purged_at is not null") == 1);
      restorable.restore(service);

      var after = house.open();
      assertThat(restorable.count("slett.outbox where held")).isPositive();
      assertThat(restorable.count("slett.outbox where not held")).isZero();
      assertThat(restorable.count("slett.installation where restored_at is not null")).isEqualTo(1);
      assertThat(restorable.count("slett.audit_event where action = 'restore-replayed'"))
          .isEqualTo(1);
      var operator = URI.create("http://127.0.0.1:" + after.operatorPort());
      assertThat(Http.text(operator.resolve("/health/ready"))).contains("accept-restore");
    }
  }

  @Test
  @Law("BK-2")
  void aDatabaseFromBeforeTheJournalRemembersIsRefused() throws Exception {
    try (var logged = Logged.begin()) {
      var house = House.build(folder);
      try (var service = house.open()) {
        Story.of(service).openProcess("Skredder", "P0D");
      }
      try (var store = new FileObjectStore(house.folder().resolve("journal"))) {
        new Journal(store, house.configuration().signingKey())
            .expire(LocalDate.parse("2999-01-01"), Set.of());
      }
      try (var shut = house.start(CrashPoints.none())) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> logged.text().contains("the journal remembers only from 2999-01-01"));
        House.api(shut).get("/v1/hiring-processes").expect(503);
      }
    }
  }

  @Test
  void aJournalThatLacksWhatTheDatabaseKnowsKeepsTheDoorsShut() throws Exception {
    try (var logged = Logged.begin()) {
      var house = House.build(folder);
      try (var service = house.open()) {
        var story = Story.of(service);
        var closed = story.openProcess("Urmaker", "P0D");
        var other = story.openProcess("Smed", "P0D");
        List.of(closed, other).forEach(story::close);
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> house.count("hiring_process where purged_at is not null") == 2);
      }
      Files.delete(entries(house).getFirst());
      try (var _ = house.start(CrashPoints.none())) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> logged.text().contains("the journal lacks 1 entries"));
      }
    }
  }

  @Test
  void aForgedEntryKeepsTheDoorsShutAndNothingIsObeyed() throws Exception {
    try (var restorable = RestorableHouse.build(folder);
        var logged = Logged.begin()) {
      var house = restorable.house();
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Tømrer", "P0D");
      var receipt = story.apply(process, "Frøydis");
      restorable.backUp(service);
      service = house.open();
      story = Story.of(service);
      story.close(process);
      var certificate = story.awaitErased(receipt);
      restorable.restore(service);

      var entry = entries(house).getFirst();
      var genuine = Files.readAllBytes(entry);
      var forged = genuine.clone();
      forged[forged.length / 2] ^= 1;
      Files.write(entry, forged);

      var shut = house.start(CrashPoints.none());
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> logged.text().contains(entry.getFileName().toString()));
      assertThat(logged.text()).contains("not signed by us");
      assertThat(readiness(shut)).isEqualTo(503);
      assertThat(restorable.count("slett.application")).isEqualTo(1);
      assertThat(restorable.ask("select closed_at > now() from slett.hiring_process"))
          .isEqualTo("t");
      assertThat(restorable.count("slett.journal_entry")).isZero();

      Files.write(entry, genuine);
      House.awaitReady(shut);
      assertThat(Story.of(shut).erasure(receipt).path("certificate").asText())
          .isEqualTo(certificate);
      assertThat(restorable.count("slett.application")).isZero();
    }
  }

  @Test
  void forgedDigestsOfClosedDaysKeepTheDoorsShut() throws Exception {
    var house = House.build(folder);
    house.open().close();
    var journal = house.folder().resolve("journal");
    Files.writeString(journal.resolve("closed-days"), "{}");
    demandShut(house, "not signed by us: journal object closed-days");
  }

  @Test
  void aJournalOfAnEarlierLayoutKeepsTheDoorsShut() throws Exception {
    var house = House.build(folder);
    house.open().close();
    var entries = Files.createDirectory(house.folder().resolve("journal").resolve("entries"));
    Files.writeString(entries.resolve(UUID.randomUUID().toString()), "signed");
    demandShut(house, "the journal has the layout of an earlier version");
  }

  private static void demandShut(House house, String why) throws Exception {
    try (var logged = Logged.begin();
        var shut = house.start(CrashPoints.none())) {
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> logged.text().contains(why));
      assertThat(readiness(shut)).isEqualTo(503);
    }
  }

  @Test
  void whatWasIntendedIsCarriedOnAtTheNextStart() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var service = house.open();
      var story = Story.of(service);
      var intended = story.openProcess("Sveiser", "P14D");
      var written = story.openProcess("Platearbeider", "P14D");
      service.close();
      intend(restorable, closing(intended));
      var entry = closing(written);
      intend(restorable, entry);
      try (var store = new FileObjectStore(house.folder().resolve("journal"))) {
        new Journal(store, house.configuration().signingKey()).write(entry);
      }

      var after = Story.of(house.open());

      assertThat(after.status(intended)).isEqualTo("closing");
      assertThat(after.status(written)).isEqualTo("closing");
      // that people were told of it is an entry of its own, whenever it comes
      var ofClosing = "slett.journal_entry where kind = 'process-closing' and effected_at is ";
      assertThat(restorable.count(ofClosing + "not null")).isEqualTo(2);
      assertThat(restorable.count(ofClosing + "null")).isZero();
      assertThat(entries(house)).hasSizeGreaterThanOrEqualTo(2);
    }
  }

  private static JournalEntry closing(String process) {
    var now = Instant.now();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", process)
            .put("decidedAt", now.toString())
            .put("closingAt", now.toString())
            .put("closedAt", now.plus(Duration.ofDays(14)).toString())
            .put("reopenings", 0);
    return new JournalEntry(
        UUID.randomUUID(), LocalDate.now(ZoneOffset.UTC), "process-closing", now, body);
  }

  private static void intend(RestorableHouse restorable, JournalEntry entry) throws Exception {
    restorable.execute(
        """
        insert into slett.journal_entry (id, day, kind, body, intended_at)
        values ('%s', '%s', '%s', '%s', '%s')
        """
            .formatted(entry.id(), entry.day(), entry.kind(), entry.body(), entry.at()));
  }

  private static List<Path> entries(House house) throws IOException {
    try (var files = Files.walk(house.folder().resolve("journal").resolve("entries"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static int readiness(Service service) throws Exception {
    return Http.status(
        URI.create("http://127.0.0.1:" + service.operatorPort()).resolve("/health/ready"));
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText();
  }
}
