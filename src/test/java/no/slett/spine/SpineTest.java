package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.TreeSet;
import no.slett.Service;
import no.slett.contract.Contract;
import no.slett.law.Law;
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
    story.recruiter().get(path).expect(403, "legal-basis-ended");
    var after = story.anonymous().get("/v1/hiring-processes/" + process).expect(200).json();
    assertThat(after.path("status").asText()).isEqualTo("purged");
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
            java.util.Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);

    story.awaitErased(gone);

    var left = story.recruiter().get("/v1/applications/" + stays.path("applicationId").asText());
    assertThat(left.expect(200).json().path("givenName").asText()).isEqualTo("Sigvald");
  }

  @Test
  void everyRouteIsInTheContractAndTheOtherWay() {
    var served = new TreeSet<String>();
    service.routes().all().forEach(r -> served.add(r.method().text() + " " + r.template()));

    assertThat(served).isEqualTo(new TreeSet<>(Contract.load().routes()));
  }
}
