package no.slett.spine;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.erasure.Orphans;
import no.slett.erasure.Orphans.Swept;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import no.slett.vault.Installation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to no application goes, once it is too old to be an upload on its way. */
final class OrphansTest {
  @TempDir private Path folder;
  private final Clocks clock = new Clocks();
  private House house;
  private Database database;
  private FileObjectStore objects;
  private FileObjectStore keys;
  private Orphans orphans;

  @BeforeEach
  void open() {
    house = House.build(folder);
    database =
        new Database(house.configuration().database(), new ServiceClock(InstantSource.system()));
    objects = new FileObjectStore(folder.resolve("objects"));
    keys = new FileObjectStore(folder.resolve("keys"));
    orphans = new Orphans(database, objects, keys, Period.ofDays(30), clock);
  }

  @AfterEach
  void close() {
    objects.close();
    keys.close();
    database.close();
    house.close();
  }

  @Test
  @Law("ER-1")
  void onlyWhatBelongsToNothingGoes() {
    try (var service = house.open()) {
      var story = Story.of(service);
      var process = story.openProcess("Fyrvokter", "P14D");
      var kept = folder(process, story.apply(process, "Asbjørn"));
      var withdrawn = story.apply(process, "Bergljot");
      withdraw(story, withdrawn);
      var erased = folder(process, withdrawn);
      var orphan = process + "/" + UUID.randomUUID();
      var stranger = UUID.randomUUID() + "/" + UUID.randomUUID();
      put(orphan, orphan);
      put(erased, erased);
      put(stranger, stranger);
      keys.put(stranger.substring(0, 36) + "/process", bytes());

      // what a row calls erased goes at once, what nobody knows may be an upload on its way
      assertThat(orphans.sweep()).hasValue(new Swept(2, 2, 1));
      assertThat(objects.remaining(erased + "/")).isZero();
      assertThat(keys.find(erased)).isEmpty();
      clock.pass(Orphans.AGE.plusSeconds(60));

      assertThat(orphans.sweep()).hasValue(new Swept(2, 2, 1));

      for (var gone : new String[] {orphan, erased}) {
        assertThat(objects.remaining(gone + "/")).isZero();
        assertThat(keys.find(gone)).isEmpty();
      }
      for (var there : new String[] {kept, stranger}) {
        assertThat(objects.remaining(there + "/")).isPositive();
        assertThat(keys.find(there)).isPresent();
      }
      assertThat(keys.find(process + "/process")).isPresent();
      assertThat(keys.find(stranger.substring(0, 36) + "/process")).isPresent();
      assertThat(objects.find(Installation.MARKER)).isPresent();
      assertThat(keys.find(Installation.MARKER)).isPresent();
      assertThat(orphans.sweep()).hasValue(new Swept(0, 1, 1));
      clock.pass(Duration.ofDays(31));
      assertThat(orphans.sweep()).hasValue(new Swept(2, 1, 0));
      assertThat(objects.remaining(stranger + "/")).isZero();
      assertThat(objects.remaining(kept + "/")).isPositive();
    }
  }

  @Test
  @Law("ER-1")
  void keysThatWerePutBackGoAgain() {
    try (var service = house.open()) {
      var story = Story.of(service);
      var process = story.openProcess("Losoldermann", "P0D");
      var erased = story.apply(process, "Oddny");
      story.close(process);
      story.awaitErased(erased);
      Awaitility.await().until(() -> story.status(process).equals("purged"));
      var gone = "hold/" + erased.path("applicationId").asText();
      var unknown = "hold/" + UUID.randomUUID();
      for (var name : new String[] {gone, unknown, process + "/process"}) {
        keys.put(name, bytes());
      }

      assertThat(orphans.sweep().orElseThrow().removed()).isEqualTo(2);

      assertThat(keys.find(gone)).isEmpty();
      assertThat(keys.find(process + "/process")).isEmpty();
      assertThat(keys.find(unknown)).isPresent();
    }
  }

  @Test
  void anUploadThatStillWritesKeepsItsOldParts() {
    try (var service = house.open()) {
      var process = Story.of(service).openProcess("Kystvakt", "P14D");
      var upload = process + "/" + UUID.randomUUID();
      put(upload, upload);
      clock.pass(Orphans.AGE.minusSeconds(60));

      assertThat(orphans.sweep()).hasValue(new Swept(0, 1, 0));
    }
  }

  @Test
  void oneInstanceSweepsAtATime() {
    try (var service = house.open()) {
      var process = Story.of(service).openProcess("Taubåtfører", "P14D");
      var orphan = process + "/" + UUID.randomUUID();
      put(orphan, orphan);
      clock.pass(Orphans.AGE.plusSeconds(60));
      database.run(
          Scope.system(Purpose.ERASURE, "orphans"),
          tx -> {
            tx.call("select pg_advisory_xact_lock(hashtext('slett orphans'))");
            assertThat(orphans.sweep()).isEmpty();
          });

      assertThat(orphans.sweep()).hasValue(new Swept(2, 1, 0));
    }
  }

  @Test
  void theServiceSweepsByItself() {
    String orphan;
    try (var service = house.open()) {
      orphan = Story.of(service).openProcess("Losformidler", "P14D") + "/" + UUID.randomUUID();
    }
    put(orphan, orphan);
    house.machine().pass(Orphans.AGE.plusSeconds(60));

    try (var service = house.open()) {
      assertThat(service.port()).isPositive();
      Awaitility.await()
          .until(() -> objects.remaining(orphan + "/") == 0 && keys.find(orphan).isEmpty());
    }
  }

  private void put(String folder, String key) {
    objects.put(folder + "/" + UUID.randomUUID(), bytes());
    keys.put(key, bytes());
  }

  private static byte[] bytes() {
    return "sealed".getBytes(US_ASCII);
  }

  private static String folder(String process, JsonNode receipt) {
    return process + "/" + receipt.path("applicationId").asText();
  }

  private static void withdraw(Story story, JsonNode receipt) {
    story
        .recruiter()
        .post(
            "/v1/applications/" + receipt.path("applicationId").asText() + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);
    story.awaitErased(receipt);
  }
}
