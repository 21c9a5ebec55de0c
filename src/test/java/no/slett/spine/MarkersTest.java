package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that is not ours, not there, or emptied looks like a mass erasure: nothing is touched,
 * and the start says why.
 */
final class MarkersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  @Law("ER-1")
  void nothingIsErasedWhileAStoreIsNotOurs() throws Exception {
    try (var house = House.build(folder)) {
      String process;
      JsonNode receipt;
      try (var service = house.open()) {
        var story = Story.of(service);
        process = story.openProcess("Tinnstøper", "P14D");
        receipt = story.apply(process, "Haldor");
        new Traces(house).awaitMailSent();
      }
      house.clock().pass(Duration.ofDays(800));
      var marker = folder.resolve("keys").resolve("installation");
      var keys = named("keys");
      var right = Files.readString(marker);

      Files.delete(marker);
      var shut = house.start(CrashPoints.none());
      demandUntouched(house, shut, keys + " has no marker of installation");
      Files.writeString(marker, UUID.randomUUID().toString());
      demandUntouched(house, shut, keys + " belongs to installation");
      Files.writeString(marker, right);

      House.awaitReady(shut);
      Story.of(shut).awaitErased(receipt);
      new Traces(house).awaitPurged(process);
    }
  }

  @Test
  @Law("ER-1")
  void aMarkerThatVanishesWhileItRunsStopsErasing() throws Exception {
    try (var house = House.build(folder)) {
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Vognmaker", "P14D");
      var receipt = story.apply(process, "Eldrid");
      new Traces(house).awaitMailSent();
      var marker = folder.resolve("objects").resolve("installation");
      var right = Files.readString(marker);

      Files.delete(marker);
      house.clock().pass(Duration.ofDays(800));
      demandUntouched(house, service, named("objects") + " has no marker of installation");
      Files.writeString(marker, right);

      House.awaitReady(service);
      story.awaitErased(receipt);
    }
  }

  @Test
  @Law("ER-1")
  void anUnmountedFolderOfKeysIsNotTakenForAnEmptyOne() throws Exception {
    demandShutWithout("keys", named("keys") + " has no marker of installation");
  }

  @Test
  @Law("ER-1")
  void anUnmountedJournalIsNotTakenForAnEmptyOne() throws Exception {
    demandShutWithout("journal", named("journal") + " has no marker of installation");
  }

  /** Its marker is there: somebody emptied it, or began it anew. */
  @Test
  @Law("ER-1")
  void anEmptyJournalIsNotBelieved() throws Exception {
    demandShutWithout("journal/entries", "the store of journal is empty, but the database knows 2");
  }

  @Test
  @Law("ER-1")
  void theJournalOfAnotherInstallationIsNotObeyed() throws Exception {
    var other = folder.resolve("other");
    try (var stranger = House.build(Files.createDirectory(other))) {
      var story = Story.of(stranger.open());
      story.close(story.openProcess("Nabo", "P0D"));
    }
    try (var house = House.build(Files.createDirectory(folder.resolve("ours")))) {
      begin(house);
      var journal = folder.resolve("ours").resolve("journal");
      Files.move(journal, folder.resolve("aside"));
      Files.move(other.resolve("journal"), journal);

      var shut = house.start(CrashPoints.none());

      demandUntouched(house, shut, "(folder " + journal + ") belongs to installation");
      assertThat(house.count("journal_entry")).isEqualTo(2);
    }
  }

  /** A database that was lost and made anew must not claim what the old one left. */
  @Test
  void aNewDatabaseDoesNotTakeOverFullStores() throws Exception {
    try (var house = House.build(folder)) {
      begin(house);
    }
    try (var anew = House.build(folder)) {
      var shut = anew.start(CrashPoints.none());

      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> ready(shut).contains(named("objects") + " is not empty"));
      assertThat(ready(shut)).contains("the database is new, but " + named("keys"));
      assertThat(anew.count("installation")).isZero();
    }
  }

  /** What lay in the folder comes back at the end, and with it everything else. */
  private void demandShutWithout(String missing, String line) throws Exception {
    try (var house = House.build(folder)) {
      var receipt = begin(house);
      var gone = Files.move(folder.resolve(missing), folder.resolve("aside"));

      var shut = house.start(CrashPoints.none());
      demandUntouched(house, shut, line);
      remove(folder.resolve(missing));
      Files.move(gone, folder.resolve(missing));

      House.awaitReady(shut);
      Story.of(shut).awaitErased(receipt);
    }
  }

  /** An application that is long due, in a house that nobody serves. */
  private static JsonNode begin(House house) throws Exception {
    JsonNode receipt;
    try (var service = house.open()) {
      var story = Story.of(service);
      story.close(story.openProcess("Tom", "P14D"));
      receipt = story.apply(story.openProcess("Full", "P14D"), "Ragna");
      new Traces(house).awaitMailSent();
      // of the closing, and that its applicants were told
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> house.count("journal_entry where effected_at is not null") == 2);
    }
    // only now: a service that still runs would erase it
    house.clock().pass(Duration.ofDays(800));
    return receipt;
  }

  private static void remove(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      try (var inside = Files.list(path)) {
        for (var one : inside.toList()) {
          remove(one);
        }
      }
    }
    Files.deleteIfExists(path);
  }

  private String named(String store) {
    return "the store of " + store + " (folder " + folder.resolve(store) + ")";
  }

  /** For a while, during which several sweeps come by. */
  private static void demandUntouched(House house, Service service, String line) throws Exception {
    Awaitility.await().atMost(PATIENCE).until(() -> ready(service).contains(line));
    Awaitility.await()
        .during(LOOK)
        .atMost(PATIENCE)
        .until(() -> house.count("application") == 1 && house.count("certificate") == 0);
    assertThat(house.count("erasure where claimed_at is not null")).isZero();
    assertThat(ready(service)).contains(line);
  }

  private static String ready(Service service) throws Exception {
    var operator = URI.create("http://127.0.0.1:" + service.operatorPort());
    return Http.text(operator.resolve("/health/ready"));
  }
}
