package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Map;
import no.slett.Service;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.erasure.Orphans;
import no.slett.erasure.Restores;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restored store brings back, or a restored database lost. */
final class ReturnedTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  @Law("BK-1")
  void ofASurvivorExactlyWhatSurvivesIsSpared() throws Exception {
    var objects = folder.resolve("objects");
    var keys = folder.resolve("keys");
    try (var house = House.build(folder)) {
      JsonNode held;
      JsonNode oneFile;
      String process;
      try (var service = house.open()) {
        var story = Story.of(service);
        process = story.openProcess("Gullsmed", "P0D");
        held = story.apply(process, "Ragnvald");
        oneFile = story.apply(process, "Sigrun");
        var gone = story.apply(process, "Torleif");
        List.of(held, oneFile, gone).forEach(story::awaitInspected);
        story.recruiter().post(path(oneFile) + "/notes", Map.of("text", "Fin.")).expect(201);
        hold(house, service, held, null);
        hold(house, service, oneFile, document(oneFile));
        Folders.copy(objects, folder.resolve("old/objects"));
        Folders.copy(keys, folder.resolve("old/keys"));
        story.close(process);
        story.awaitErased(gone);
        new Traces(house).awaitPurgedButFor(process, 2);
      }
      var objectsThen = Folders.objects(objects);
      var keysThen = Folders.objects(keys);
      assertThat(Folders.objects(folder.resolve("old/objects"))).hasSizeGreaterThan(8);

      Folders.copy(folder.resolve("old/objects"), objects);
      Folders.copy(folder.resolve("old/keys"), keys);
      assertThat(Folders.objects(keys)).contains(process + "/process");

      try (var service = house.open()) {
        assertThat(Folders.objects(objects)).isEqualTo(objectsThen);
        assertThat(Folders.objects(keys)).isEqualTo(keysThen);

        // the same while it runs: a sweep comes every ten minutes
        Folders.copy(folder.resolve("old/objects"), objects);
        Folders.copy(folder.resolve("old/keys"), keys);
        sweep(house);
        assertThat(Folders.objects(objects)).isEqualTo(objectsThen);
        assertThat(Folders.objects(keys)).isEqualTo(keysThen);
        assertThat(Story.of(service).erasure(held).path("status").asText()).isEqualTo("blocked");
      }
    }
  }

  @Test
  @Law("BK-1")
  void applicationsThatCameAfterTheBackupAreCountedAndWait() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Blikkenslager", "P14D");
      var kept = story.apply(process, "Asta");
      story.awaitInspected(kept);
      restorable.backUp(service);

      service = house.open();
      story = Story.of(service);
      var young = story.openProcess("Kobberslager", "P0D");
      var erased = story.openProcess("Tinnsmed", "P0D");
      var lost = List.of(story.apply(process, "Brage"), story.apply(young, "Cecil"));
      lost.forEach(story::awaitInspected);
      var gone = story.apply(erased, "Dagrun");
      Folders.copy(house.folder().resolve("objects"), folder.resolve("old/objects"));
      Folders.copy(house.folder().resolve("keys"), folder.resolve("old/keys"));
      story.close(erased);
      story.awaitErased(gone);
      new Traces(house).awaitPurged(erased);
      awaitSealed(restorable);
      restorable.restore(service);
      Folders.copy(folder.resolve("old/objects"), house.folder().resolve("objects"));
      Folders.copy(folder.resolve("old/keys"), house.folder().resolve("keys"));

      var after = house.open();

      assertThat(ready(after)).contains("it lost 2 applications that came after the backup");
      var officer = Officer.of(House.api(after), "pia").api();
      var told = officer.get("/v1/privacy/storage").expect(200).json().path("restore");
      assertThat(told.path("lostApplications").asInt()).isEqualTo(2);
      assertThat(Folders.objects(house.folder().resolve("objects")))
          .noneMatch(name -> name.startsWith(erased))
          .anyMatch(name -> name.startsWith(young));
      assertThat(Folders.objects(house.folder().resolve("keys")))
          .noneMatch(name -> name.startsWith(erased));

      house.machine().pass(Duration.ofHours(2));
      assertThat(sweep(house).removed()).isZero();
      try (var database = database(house)) {
        Restores.accept(database);
      }
      assertThat(sweep(house)).isEqualTo(new Orphans.Swept(4, 2, 1));
      assertThat(ready(after)).doesNotContain("it lost");
      assertThat(Folders.objects(house.folder().resolve("objects")))
          .anyMatch(name -> name.contains(kept.path("applicationId").asText()));
    }
  }

  /** Nothing was erased since the backup, so that only the audit log tells of the restore. */
  @Test
  @Law("BK-1")
  void aRestoreThatUndidNothingIsFoundAllTheSame() throws Exception {
    try (var restorable = RestorableHouse.build(folder)) {
      var house = restorable.house();
      var service = house.open();
      var process = Story.of(service).openProcess("Seilmaker", "P14D");
      restorable.backUp(service);
      service = house.open();
      Story.of(service).apply(process, "Embla");
      awaitSealed(restorable);
      restorable.restore(service);

      var after = house.open();

      assertThat(ready(after)).contains("it lost 1 applications that came after the backup");
    }
  }

  private static void awaitSealed(RestorableHouse restorable) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> restorable.count("slett.audit_event where seal is null") == 0);
  }

  private static void hold(House house, Service service, JsonNode receipt, @Nullable String item) {
    var until = house.clock().instant().plus(Duration.ofDays(100));
    var hold =
        Officer.id(
            Officer.of(House.api(service), "pia")
                .holdQuietly(receipt, item, until, "already-informed"));
    Officer.of(House.api(service), "odd").confirm(hold).expect(200);
  }

  /** As another instance would. */
  private static Orphans.Swept sweep(House house) {
    try (var database = database(house);
        var objects = new FileObjectStore(house.folder().resolve("objects"));
        var keys = new FileObjectStore(house.folder().resolve("keys"))) {
      return new Orphans(database, objects, keys, Period.ofDays(30), house.machine())
          .sweep()
          .orElseThrow();
    }
  }

  private static Database database(House house) {
    return new Database(house.configuration().database(), new ServiceClock(InstantSource.system()));
  }

  private static String ready(Service service) throws Exception {
    return Http.text(
        URI.create("http://127.0.0.1:" + service.operatorPort()).resolve("/health/ready"));
  }

  private static String document(JsonNode receipt) {
    return receipt.path("documents").path(0).path("id").asText();
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText();
  }
}
