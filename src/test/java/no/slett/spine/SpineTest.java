package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import no.slett.Service;
import no.slett.contract.Contract;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One application's whole life: apply, review, close, erased, proven. */
final class SpineTest {
  @TempDir private static Path folder;
  private static House house;
  private static Service service;
  private static Story story;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    service = house.open();
    story = Story.of(service);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law({"PU-1", "SE-2"})
  void anApplicationLivesAndIsErased() {
    var process = story.openProcess("Backendutvikler", "P0D");
    var receipt = story.apply(process, "Hjørdis");
    var read = story.awaitInspected(receipt);
    assertThat(read.path("documents").path(0).path("state").asText()).isEqualTo("clean");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");

    story.close(process);

    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    story.recruiter().get(path).expect(403, "legal-basis-ended");
    story
        .recruiter()
        .get("/v1/hiring-processes/" + process + "/applications")
        .expect(403, "legal-basis-ended");
    assertThat(story.awaitErased(receipt)).contains(".");
    assertNothingStored(receipt);
    story.recruiter().get(path).expect(403, "legal-basis-ended");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> story.status(process), "purged"::equals);
  }

  @Test
  @Law("ER-1")
  void aWithdrawnApplicationGoesAlone() {
    var process = story.openProcess("Kokk", "P14D");
    var gone = story.apply(process, "Torbjørg");
    var stays = story.apply(process, "Sigvald");
    story
        .recruiter()
        .post(
            "/v1/applications/" + gone.path("applicationId").asText() + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);

    story.awaitErased(gone);
    assertNothingStored(gone);

    var left = story.recruiter().get("/v1/applications/" + stays.path("applicationId").asText());
    assertThat(left.expect(200).json().path("givenName").asText()).isEqualTo("Sigvald");
  }

  private static void assertNothingStored(JsonNode receipt) {
    var application = receipt.path("applicationId").asText();
    for (var store : List.of("objects", "keys")) {
      try (var files = Files.walk(house.folder().resolve(store))) {
        assertThat(files.map(Path::toString)).noneMatch(file -> file.contains(application));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void everyRouteIsInTheContractAndTheOtherWay() {
    var served = new TreeSet<String>();
    service.routes().all().forEach(r -> served.add(r.method().text() + " " + r.template()));

    assertThat(served).isEqualTo(new TreeSet<>(Contract.load().routes()));
  }
}
