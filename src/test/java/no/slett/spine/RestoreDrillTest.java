package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import no.slett.postgres.PostgresTools;
import no.slett.spine.Drill.Part;
import no.slett.vault.KeyMissingException;
import no.slett.vault.SealBrokenException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The restore drill: backups by pg_dump, pg_basebackup and copies of the stores, then erasures,
 * then each backup put back, alone and together with others. Before anybody is let in, what was
 * erased is erased again; in no file is a word of it.
 */
final class RestoreDrillTest {
  private static final List<String> ERASED = List.of("Kanarifryd", "Kanaritorg", "Kanarivald");

  @TempDir private static Path folder;
  private static Drill drill;
  private static final Map<JsonNode, String> CERTIFICATES = new LinkedHashMap<>();
  private static JsonNode withdrawn;
  private static JsonNode purged;
  private static JsonNode held;
  private static JsonNode stays;
  private static Set<String> objects;
  private static Set<String> keys;

  @BeforeAll
  static void backUpAndErase() throws Exception {
    drill = Drill.build(PostgresTools.orSkip(), folder);
    try (var service = drill.open(() -> {})) {
      var story = Story.of(service);
      var closed = story.openProcess("Havnefogd", "P0D");
      var open = story.openProcess("Fyrmester", "P14D");
      purged = story.apply(closed, ERASED.get(0));
      held = story.apply(closed, "Holdbjørg");
      withdrawn = story.apply(open, ERASED.get(1));
      stays = story.apply(open, "Standfrid");
      var alsoPurged = story.apply(closed, ERASED.get(2));
      var gone = List.of(purged, alsoPurged, withdrawn);
      Stream.concat(gone.stream(), Stream.of(held, stays)).forEach(story::awaitInspected);
      hold(House.api(service), held);
      new Traces(drill.house()).awaitMailSent();
      drill.backUp();

      story.recruiter().post(path(withdrawn) + "/decision", WITHDRAWN).expect(201);
      story.close(closed);
      gone.forEach(receipt -> CERTIFICATES.put(receipt, story.awaitErased(receipt)));
      new Traces(drill.house()).awaitPurgedButFor(closed, 1);
      new Traces(drill.house()).awaitMailSent();
    }
    objects = objects();
    keys = keys();
  }

  private static final Map<String, String> WITHDRAWN =
      Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew");

  private static void hold(ApiClient api, JsonNode receipt) {
    var until = drill.house().clock().instant().plus(Duration.ofDays(100));
    var hold = Officer.id(Officer.of(api, "pia").hold(receipt, null, until));
    Officer.of(api, "odd").confirm(hold).expect(200);
  }

  @AfterAll
  static void close() {
    if (drill != null) {
      drill.close();
    }
  }

  static List<Set<Part>> backups() {
    return List.of(
        EnumSet.of(Part.DUMP),
        EnumSet.of(Part.BASE),
        EnumSet.of(Part.OBJECTS),
        EnumSet.of(Part.KEYS),
        EnumSet.of(Part.OBJECTS, Part.KEYS),
        EnumSet.of(Part.DUMP, Part.OBJECTS, Part.KEYS),
        EnumSet.of(Part.BASE, Part.OBJECTS, Part.KEYS));
  }

  @Law({"BK-1", "SE-1"})
  @ParameterizedTest
  @MethodSource("backups")
  void whatWasErasedStaysErased(Set<Part> backup) throws Exception {
    var needles = Needles.of(ERASED);
    var meanwhile = new TreeSet<String>();
    try (var logged = Logged.begin()) {
      drill.restore(backup);
      try (var service = drill.open(() -> meanwhile.add(standing()))) {
        var database = backup.contains(Part.DUMP) || backup.contains(Part.BASE);
        assertThat(meanwhile).isEqualTo(database ? Set.of("503 503") : Set.of());
        assertThat(objects()).isEqualTo(objects);
        assertThat(keys()).isEqualTo(keys);
        demandAsBefore(Story.of(service));
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> drill.ask("select count(*) from slett.audit_event where seal is null"),
                "0"::equals);
      }
      assertThat(drill.found(needles)).isEmpty();
      assertThat(needles.in(logged.text())).isEmpty();
    }
  }

  /** What the operator and a visitor are told at this moment. */
  private static String standing() {
    try {
      var environment = drill.house().environment();
      var operator = "http://127.0.0.1:" + environment.get("SLETT_SERVER_OPERATOR_PORT");
      var visitor = "http://127.0.0.1:" + environment.get("SLETT_SERVER_PORT");
      return Http.status(URI.create(operator + "/health/ready"))
          + " "
          + Http.status(URI.create(visitor + "/v1/hiring-processes"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void demandAsBefore(Story story) throws Exception {
    for (var receipt : CERTIFICATES.keySet()) {
      var standing = story.erasure(receipt);
      assertThat(standing.path("certificate").asText()).isEqualTo(CERTIFICATES.get(receipt));
      story.recruiter().get(path(receipt)).expect(403, "legal-basis-ended");
    }
    assertThat(story.erasure(held).path("status").asText()).isEqualTo("blocked");
    assertThat(story.recruiter().get(path(stays)).expect(200).json().path("givenName").asText())
        .isEqualTo("Standfrid");
    assertThat(drill.ask("select count(*) from slett.application")).isEqualTo("2");
    assertThat(drill.ask("select count(*) from slett.certificate")).isEqualTo("3");
  }

  /** Whoever steals all backups but the keys, and the master key with them, reads nothing. */
  @Law({"BK-1", "ER-1"})
  @Test
  void withoutKeysAndJournalTheBackupsStayDark() throws Exception {
    drill.restore(EnumSet.of(Part.DUMP, Part.OBJECTS));
    var journal = drill.house().folder().resolve("journal");
    Files.move(journal, folder.resolve("aside"));
    try (var thief = Thief.in(drill.house())) {
      for (var gone : CERTIFICATES.keySet()) {
        assertThat(thief.form(gone)).as("the old object is there").isNotEmpty();
        assertThatThrownBy(() -> thief.name(gone)).isInstanceOf(KeyMissingException.class);
        for (var name : keys()) {
          assertThatThrownBy(() -> thief.unwrap(gone, name))
              .as(name)
              .isInstanceOfAny(SealBrokenException.class, KeyMissingException.class);
        }
      }
      assertThat(thief.name(stays)).isEqualTo("Standfrid");
    } finally {
      Files.move(folder.resolve("aside"), journal);
    }
  }

  private static Set<String> objects() {
    return Folders.objects(drill.house().folder().resolve("objects"));
  }

  private static Set<String> keys() {
    return Folders.objects(drill.house().folder().resolve("keys"));
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText();
  }
}
