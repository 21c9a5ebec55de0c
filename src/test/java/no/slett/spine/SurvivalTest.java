package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.id.ApplicationId;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyMissingException;
import no.slett.vault.KeyRing;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives its process does so under keys of its own, and not a moment longer. */
final class SurvivalTest {
  @TempDir private Path folder;
  private House house;
  private Story story;

  @BeforeEach
  void open() {
    house = House.build(folder);
    story = Story.of(house.open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("PU-5")
  void aHeldApplicationOutlivesItsProcessAndGoesWhenTheHoldDoes() {
    var process = story.openProcess("Smed", "P0D");
    var held = story.apply(process, "Ragnfrid");
    var other = story.apply(process, "Sigbjørn");
    List.of(held, other).forEach(story::awaitInspected);
    hold(held, null);

    story.close(process);
    story.awaitErased(other);
    awaitStatus(story, process, "purged");

    assertThat(files("keys/" + process)).isEmpty();
    assertThat(files("keys")).anyMatch(f -> f.endsWith("hold/" + id(held)));
    assertThat(files("objects/" + process)).allMatch(f -> f.contains(id(held)));
    assertThat(story.erasure(held).path("status").asText()).isEqualTo("blocked");

    house.execute("update slett.hold set released_at = now()");
    var certificate = payload(story.awaitErased(held));
    assertThat(certificate.path("trigger").asText()).isEqualTo("retention-expired");
    assertNothingStored(held);
  }

  @Test
  @Law("PU-5")
  void aHoldOnOneFileDoesNotSaveTheRest() {
    var process = story.openProcess("Murer", "P0D");
    var held = story.apply(process, "Ragnhild");
    story.awaitInspected(held);
    note(story, held);
    var objects = files("objects/" + process).size();
    hold(held, held.path("documents").path(0).path("id").asText());

    story.close(process);
    awaitStatus(story, process, "purged");

    assertThat(objects).isEqualTo(4);
    assertThat(files("objects/" + process)).hasSize(2); // the file and its text
    assertThat(house.count("note")).isZero();
    assertThat(house.count("application where length(profile) + length(data_key) > 0")).isZero();
    house.execute("update slett.hold set released_at = now()");
    story.awaitErased(held);
    assertNothingStored(held);
  }

  @Test
  @Law("LB-3")
  void ofTwoPurposesEachKeepsItsOwnAndTheLastOneEndsIt() {
    var process = story.openProcess("Maler", "P0D");
    var kept = story.apply(process, "Solbjørg");
    story.awaitInspected(kept);
    note(story, kept);
    house.execute("update slett.activity set enabled = true where id = 'talent-pool'");
    basis(house, kept, "talent-pool");
    hold(kept, null);

    story.close(process);
    awaitStatus(story, process, "purged");
    assertThat(house.count("note")).isEqualTo(1);
    assertThat(files("keys").stream().filter(f -> f.endsWith(id(kept)))).hasSize(2);
    assertThat(story.erasure(kept).path("status").asText()).isEqualTo("blocked");

    house.execute("update slett.hold set released_at = now()");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> house.count("note") == 0);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.count("erasure where reduction is not null") == 0);
    assertThat(files("keys")).anyMatch(f -> f.endsWith("talent-pool/" + id(kept)));
    assertThat(files("keys")).noneMatch(f -> f.endsWith("hold/" + id(kept)));
    assertThat(story.erasure(kept).path("status").asText()).isEqualTo("active");
    assertThat(house.count("application where decision is not null")).isZero();

    house.execute("update slett.basis set ends_at = now() where activity = 'talent-pool'");
    var certificate = payload(story.awaitErased(kept));
    assertThat(categories(certificate)).containsEntry("note", 1L).containsEntry("cv", 1L);
    assertNothingStored(kept);
  }

  @Test
  void aMissingKeyIsNoErasureAndKeepsNoOtherWaiting() throws IOException {
    var broken = story.openProcess("Bøkker", "P0D");
    var held = story.apply(broken, "Unni");
    var process = story.openProcess("Vever", "P0D");
    var other = story.apply(process, "Vebjørn");
    List.of(held, other).forEach(story::awaitInspected);
    hold(held, null);
    Files.delete(folder.resolve("keys/" + broken + "/" + id(held)));
    house.machine().pass(Duration.ofMinutes(1)); // no key is in memory any more

    story.close(broken);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.count("erasure where reduction is not null") == 1);
    story.close(process);

    story.awaitErased(other);
    assertThat(files("objects/" + broken)).isNotEmpty();
    assertThat(story.status(broken)).isEqualTo("closed");
  }

  @Test
  void whatSurvivesOpensWithTheKeysOfItsPurposeOnly() throws IOException {
    var process = story.openProcess("Rørlegger", "P0D");
    var held = story.apply(process, "Tjodhild");
    var gone = story.apply(process, "Torstein");
    List.of(held, gone).forEach(story::awaitInspected);
    hold(held, null);
    story.close(process);
    awaitStatus(story, process, "purged");

    assertThat(profileName(house, held)).isEqualTo("Tjodhild");
    Files.delete(folder.resolve("keys/hold/" + id(held)));
    assertThatThrownBy(() -> profileName(house, held)).isInstanceOf(KeyMissingException.class);
  }

  @Test
  @Law("BK-1")
  void anOlderDatabaseKeepsWhatTheJournalSaysSurvivedAndNothingElse() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = restorable.house();
      var service = old.open();
      var before = Story.of(service);
      var process = before.openProcess("Glassmester", "P0D");
      var kept = before.apply(process, "Ingerid");
      var gone = before.apply(process, "Jorunn");
      List.of(kept, gone).forEach(before::awaitInspected);
      note(before, kept);
      restorable.backUp(service);

      service = old.open();
      basis(old, kept, "talent-pool");
      Story.of(service).close(process);
      var certificate = Story.of(service).awaitErased(gone);
      awaitStatus(Story.of(service), process, "purged");
      restorable.restore(service);

      var after = Story.of(old.open());
      assertThat(restorable.count("slett.application")).isEqualTo(1);
      assertThat(restorable.count("slett.note")).isZero();
      assertThat(restorable.ask("select activity from slett.basis order by 1 desc limit 1"))
          .isEqualTo("talent-pool");
      assertThat(after.status(process)).isEqualTo("purged");
      assertThat(after.erasure(kept).path("status").asText()).isEqualTo("active");
      assertThat(after.erasure(gone).path("certificate").asText()).isEqualTo(certificate);
      assertThat(profileName(old, kept)).isEqualTo("Ingerid");
    }
  }

  /** As a restarted instance would read it: no key in memory. */
  private static String profileName(House house, JsonNode receipt) {
    var configuration = house.configuration();
    var scope = Scope.system(Purpose.INDEX, "test");
    try (var keyStore = new FileObjectStore(house.folder().resolve("keys"));
        var objects = new FileObjectStore(house.folder().resolve("objects"));
        var database = new Database(configuration.database(), new ServiceClock(house.clock()))) {
      var opener =
          new Opener(new KeyRing(keyStore, configuration.masterKey(), house.clock()), objects);
      var id = new ApplicationId(UUID.fromString(id(receipt)));
      return database
          .inTransaction(scope, tx -> SealedApplication.find(tx, id))
          .map(opener::profile)
          .orElseThrow()
          .givenName();
    }
  }

  private void hold(JsonNode receipt, @Nullable String item) {
    house.execute(
        """
        insert into slett.hold (id, application_id, process_id, item_id, opened_by, opened_at,
            confirmed_by, confirmed_at, review_at)
        select gen_random_uuid(), id, process_id, %s, 'a', now(), 'b', now(), now() + interval '1 year'
        from slett.application where id = '%s'
        """
            .formatted(item == null ? "null" : "'" + item + "'", id(receipt)));
  }

  private static void basis(House house, JsonNode receipt, String activity) {
    house.execute(
        """
        insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
        select id, '%s', process_id, now() - interval '1 hour', now() + interval '1 year'
        from slett.application where id = '%s'
        """
            .formatted(activity, id(receipt)));
  }

  private static void note(Story story, JsonNode receipt) {
    var path = "/v1/applications/" + id(receipt) + "/notes";
    story.recruiter().post(path, Map.of("text", "Fin samtale.")).expect(201);
  }

  private static void awaitStatus(Story story, String process, String status) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals(status));
  }

  private void assertNothingStored(JsonNode receipt) {
    assertThat(files("objects")).noneMatch(file -> file.contains(id(receipt)));
    assertThat(files("keys")).noneMatch(file -> file.contains(id(receipt)));
  }

  private List<String> files(String below) {
    var root = folder.resolve(below);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (var files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).map(Path::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }

  private static JsonNode payload(String certificate) {
    try {
      var json =
          Base64.getUrlDecoder()
              .decode(
                  certificate.substring(
                      certificate.indexOf('.') + 1, certificate.lastIndexOf(".")));
      return new JsonMapper().readTree(new String(json, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> categories(JsonNode certificate) {
    var counts = new java.util.TreeMap<String, Long>();
    StreamSupport.stream(certificate.path("categories").spliterator(), false)
        .forEach(c -> counts.put(c.path("category").asText(), c.path("count").asLong()));
    return counts;
  }
}
