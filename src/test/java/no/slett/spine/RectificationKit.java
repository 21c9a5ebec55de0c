package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.slett.Service;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** People who put their own data right, and a recipient who is told. */
abstract class RectificationKit {
  static final Duration READING = Duration.ofSeconds(61);

  @TempDir Path folder;
  House house;
  Story story;
  ApiClient api;
  FakeRecipient recipient;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    new Catalogues(folder).enabling(house, "referee-contact", "claims-defence");
    recipient = new FakeRecipient().declareTo(house);
    use(house.open());
  }

  @AfterEach
  void close() {
    house.close();
    recipient.close();
  }

  final void use(Service service) {
    api = House.api(service);
    story = Story.of(service);
  }

  JsonNode read(JsonNode receipt) {
    return story.recruiter().get("/v1/applications/" + id(receipt)).expect(200).json();
  }

  List<String> found(String process, String words) {
    var path = "/v1/hiring-processes/" + process + "/applications?q=" + ApiClient.encoded(words);
    return items(story.recruiter().get(path)).findValuesAsText("applicationId");
  }

  static JsonNode items(Answer answer) {
    return answer.expect(200).json().path("items");
  }

  String note(JsonNode receipt, String text) {
    var path = "/v1/applications/" + id(receipt) + "/notes";
    return story
        .recruiter()
        .post(path, Map.of("text", text))
        .expect(201)
        .json()
        .path("noteId")
        .asText();
  }

  void decide(JsonNode receipt) {
    var decision = Map.of("decision", "rejected", "reasonCode", "experience");
    var path = "/v1/applications/" + id(receipt) + "/decision";
    story.recruiter().post(path, decision).expect(201);
  }

  /** The names of the objects of an application. */
  List<String> objects(Applicant applicant) {
    try (var files = Files.walk(house.folder().resolve("objects"))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.contains(applicant.id()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void await(Callable<Boolean> what) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(what);
  }

  static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
