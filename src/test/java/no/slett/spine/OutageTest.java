package no.slett.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import no.slett.postgres.CrashablePostgres;
import no.slett.postgres.PostgresBinaries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Slett leans on goes away and comes back: it says so, loses nothing, and goes on. */
final class OutageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  @Law("SE-2")
  void withoutTheObjectStoreNothingIsHalfDone() throws Exception {
    try (var house = House.build(folder)) {
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Bibliotekar", "P14D");
      var key = UUID.randomUUID().toString();
      var objects = folder.resolve("objects");
      var aside = Files.move(objects, folder.resolve("aside"));
      Files.createFile(objects);

      story.apply(process, "Ingebjørg", key).expect(503, "storage-unavailable");
      assertThat(ready(service)).contains("\"objects\"").contains("down");
      assertThat(house.count("application")).isZero();

      Files.delete(objects);
      Files.move(aside, objects);
      House.awaitReady(service);
      var receipt = story.apply(process, "Ingebjørg", key).expect(201).json();
      story.awaitInspected(receipt);
      assertThat(house.count("application")).isEqualTo(1);
    }
  }

  @Test
  @Law("SE-2")
  void withoutPostgresItSaysSoAndRebuildsItsIndexAfterwards() throws Exception {
    try (var postgres =
            CrashablePostgres.start(PostgresBinaries.NEWEST, folder.resolve("postgres"));
        var house = House.build(folder.resolve("house"), postgres.server())) {
      var service = house.with(Key.SWEEP_INTERVAL, "PT10M").open();
      var story = Story.of(service);
      var process = story.openProcess("Arkivar", "P14D");
      story.apply(process, "Solveig");

      postgres.kill();

      story.anonymous().get("/v1/hiring-processes/" + process).expect(503, "database-unavailable");
      assertThat(ready(service)).contains("down");
      postgres.restart();
      House.awaitReady(service);
      assertThat(listed(story, process).path("incomplete").asBoolean()).isTrue();
      house.with(Key.SWEEP_INTERVAL, "PT0.2S").open();
      Awaitility.await().atMost(PATIENCE).until(() -> !listed(story, process).has("incomplete"));
      assertThat(listed(story, process).findValuesAsText("givenName")).containsExactly("Solveig");
    }
  }

  @Test
  void aFullDiskIsSaidAndNothingIsKept() throws Exception {
    try (var disk = SmallDisk.mount(folder.resolve("disk"))) {
      var house = House.build(disk.folder());
      house.with(Key.INTAKE_SPOOL, folder.resolve("spool").toString());
      house.with(Key.EXTRACTOR_FOLDER, folder.resolve("extractor").toString());
      try (house) {
        var story = Story.of(house.open());
        var process = story.openProcess("Brønnborer", "P14D");

        upload(story, process, "x".repeat(6 << 20)).expect(507, "storage-full");

        assertThat(house.count("application")).isZero();
        assertThat(new Traces(house).stored("objects", process)).isEmpty();
        assertThat(new Traces(house).stored("keys", process)).containsExactly("process");
        upload(story, process, "kort").expect(201);
      }
    }
  }

  @Test
  void knownKeysKeepWorkingWithoutTheIssuer() {
    try (var house = House.build(folder)) {
      var issuer = new MockOAuth2Server();
      issuer.start();
      var service = house.with(Key.OIDC_ISSUER, issuer.issuerUrl("own").toString()).open();
      var token =
          issuer
              .issueToken(
                  "own", "kari", "slett", Map.of("roles", List.of("recruiter"), "client_id", "app"))
              .serialize();
      var recruiter = House.api(service).as(token);
      var title = Map.of("title", "Urmaker", "closingWindow", "P14D");
      Awaitility.await()
          .atMost(PATIENCE)
          .until(() -> recruiter.post("/v1/hiring-processes", title).status() == 201);

      issuer.shutdown();

      recruiter.post("/v1/hiring-processes", title).expect(201);
    }
  }

  private static String ready(Service service) throws Exception {
    var operator = URI.create("http://127.0.0.1:" + service.operatorPort());
    return Http.text(operator.resolve("/health/ready"));
  }

  private static JsonNode listed(Story story, String process) {
    return story
        .recruiter()
        .get("/v1/hiring-processes/" + process + "/applications")
        .expect(200)
        .json();
  }

  private static no.slett.contract.Answer upload(Story story, String process, String text) {
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body()
                .form(story.form(process, "Aslaug"))
                .file("cv", "CV.txt", "text/plain", text.getBytes(UTF_8)));
  }
}
