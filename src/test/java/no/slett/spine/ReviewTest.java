package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work of recruiters, and who may do it. */
final class ReviewTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient stranger;
  private static ApiClient manager;
  private static String process;
  private static JsonNode receipt;
  private static String application;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    stranger = House.api(service);
    manager = stranger.as(Surroundings.staff("ola", "hiring-manager"));
    process = story.openProcess("Utvikler", "P14D");
    receipt = story.apply(process, "Ragnfrid");
    application = "/v1/applications/" + receipt.path("applicationId").asText();
    story.awaitInspected(receipt);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("LB-6")
  void aHiringManagerSeesOnlyWhatIsAssigned() {
    var list = "/v1/hiring-processes/" + process + "/applications";
    manager.get(application).expect(404, "not-found");
    manager.get(list).expect(404, "not-found");
    manager.get(application + "/documents/" + document()).expect(404, "not-found");

    story.recruiter().put("/v1/hiring-processes/" + process + "/managers/ola").expect(204);
    manager.get(application).expect(200);
    assertThat(manager.get(list).expect(200).json().path("items")).hasSize(1);

    story.recruiter().delete("/v1/hiring-processes/" + process + "/managers/ola").expect(204);
    manager.get(application).expect(404, "not-found");
  }

  @Test
  @Law("LB-12")
  void onlyAPersonDecidesAndGivesAReason() {
    var machine =
        stranger.as(
            Surroundings.token(
                "robot", Map.of("roles", List.of("recruiter"), "client_id", "robot")));
    var decision = Map.of("decision", "rejected", "reasonCode", "experience");

    machine.post(application + "/decision", decision).expect(403, "human-required");
    story.recruiter().post(application + "/decision", Map.of("decision", "rejected")).expect(422);
    story.recruiter().post(application + "/decision", decision).expect(201);

    var read = story.recruiter().get(application).expect(200).json();
    assertThat(read.path("decision").path("reasonCode").asText()).isEqualTo("experience");
  }

  @Test
  void anApplicationShowsWhatTheApplicantWroteAndWhatWasNoted() {
    story
        .recruiter()
        .post(application + "/notes", Map.of("text", "Møtte forberedt. Æøå."))
        .expect(201);
    story.recruiter().put(application + "/stage", Map.of("stage", "interview")).expect(204);

    var read = story.recruiter().get(application).expect(200).json();

    assertThat(read.path("coverLetter").asText())
        .isEqualTo("Jeg søker stillingen. Kanari-Ragnfrid");
    assertThat(read.path("notes").path(0).path("text").asText()).isEqualTo("Møtte forberedt. Æøå.");
    assertThat(read.path("stage").asText()).isEqualTo("interview");
  }

  @Test
  void aDownloadIsTheVeryFileAndAnAttachment() {
    var answer = story.recruiter().get(application + "/documents/" + document()).expect(200);

    assertThat(answer.bytes())
        .isEqualTo("Curriculum vitae for Ragnfrid".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.header("Content-Disposition")).startsWith("attachment");
  }

  @Test
  void searchFindsWordFormsAndBeginnings() {
    var search = "/v1/hiring-processes/" + process + "/applications?q=";
    for (var words : List.of("stillingene", "stilling", "ragnf", "curricul%20Pr%C3%B8vesen")) {
      var found = story.recruiter().get(search + encoded(words)).expect(200).json();
      assertThat(found.path("items").size()).as(words).isEqualTo(1);
    }
    story.recruiter().get(search + encoded("!!")).expect(422, "invalid-field");
  }

  @Test
  void aListGoesOnWhereThePageBeforeEnded() {
    var other = story.openProcess("Mange", "P14D");
    for (var name : List.of("Anlaug", "Bergljot", "Cecilie")) {
      story.apply(other, name);
    }
    var path = "/v1/hiring-processes/" + other + "/applications?limit=2";

    var first = story.recruiter().get(path).expect(200).json();
    var rest =
        story
            .recruiter()
            .get(path + "&cursor=" + first.path("nextCursor").asText())
            .expect(200)
            .json();

    assertThat(first.path("items").findValuesAsText("givenName"))
        .containsExactly("Cecilie", "Bergljot");
    assertThat(rest.path("items").findValuesAsText("givenName")).containsExactly("Anlaug");
    assertThat(rest.has("nextCursor")).isFalse();
  }

  @Test
  @Law("LB-1")
  void strangersAndMachinesSeeNothing() {
    for (var caller :
        List.of(story.careersSite(), stranger.as(Surroundings.staff("pia", "privacy-officer")))) {
      caller.get(application).expect(403, "forbidden");
    }
    story.anonymous().get(application).expect(401, "unauthorized");
    story.recruiter().get("/v1/applications/" + UUID.randomUUID()).expect(404, "not-found");
  }

  @Test
  void aSecondApplicationOfAMailboxIsToldToTheMailboxOnly() {
    var other = story.openProcess("Kokk", "P14D");
    story.apply(other, "Solfrid");
    story
        .apply(other, "Solfrid", UUID.randomUUID().toString())
        .expect(409, "duplicate-application");

    story
        .anonymous()
        .upload(
            "/v1/hiring-processes/" + other + "/applications",
            Multipart.body().form(story.form(other, "Solfrid")))
        .expect(201);

    var items =
        story
            .recruiter()
            .get("/v1/hiring-processes/" + other + "/applications")
            .expect(200)
            .json()
            .path("items");
    assertThat(items.findValuesAsText("sameMailbox")).containsExactly("true", "true");
  }

  private static String document() {
    return receipt.path("documents").path(0).path("id").asText();
  }

  private static String encoded(String words) {
    return words.contains("%") ? words : ApiClient.encoded(words);
  }
}
