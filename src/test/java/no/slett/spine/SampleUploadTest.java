package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import no.slett.local.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twelve sample applicants apply, are read in full, and are found by what they wrote. */
final class SampleUploadTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");
  private static final String TEXT_ONLY_WITH_OCR = "canaryOnlyWithOcr";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;

  /** A sample's process and receipt. */
  private record Applied(String process, JsonNode receipt) {}

  @BeforeAll
  static void open() {
    house = House.build(folder);
    story = Story.of(house.open());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("LB-10")
  void allTwelveAreReceivedReadAndFound() throws IOException {
    var samples = Samples.read(SAMPLES);
    var processes = new HashMap<String, String>();
    samples.vacancies().forEach(v -> processes.put(v.slug(), story.openProcess(v.title(), "P14D")));
    var applied = new HashMap<String, Applied>();
    for (var applicant : samples.applicants()) {
      var process = String.valueOf(processes.get(applicant.process()));
      applied.put(applicant.id(), new Applied(process, apply(process, applicant)));
    }
    assertThat(applied).hasSize(12);

    for (var entry : index().path("applicants")) {
      check(entry, applied);
    }
  }

  private static JsonNode index() throws IOException {
    return new JsonMapper().readTree(SAMPLES.resolve("index.json").toFile());
  }

  private static JsonNode apply(String process, Samples.Applicant applicant) {
    var form = applicant.form().<ObjectNode>deepCopy().put("noticeVersion", story.notice(process));
    var body = Multipart.body().form(form);
    for (var document : applicant.documents()) {
      var name = String.valueOf(document.file().getFileName());
      body.file(document.kind(), name, document.mediaType(), document.file());
    }
    return story
        .careersSite()
        .header("Idempotency-Key", applicant.id())
        .upload("/v1/hiring-processes/" + process + "/applications", body)
        .expect(201)
        .json();
  }

  private static void check(JsonNode entry, Map<String, Applied> all) {
    var applied = all.getOrDefault(entry.path("folder").asText(), new Applied("", entry));
    var application = story.awaitInspected(applied.receipt());
    var number = 0;
    for (var sample : entry.path("documents")) {
      var document = application.path("documents").path(number++);
      assertThat(document.path("state").asText()).as("%s", document).isEqualTo("clean");
      var numbers = sample.path("nationalIdentityNumbers").findValuesAsText("printedAs");
      assertThat(words(document.path("flags")))
          .as("%s", document)
          .isEqualTo(numbers.isEmpty() ? List.of() : List.of("national_identity_number"));
      assertThat(document.path("mediaType")).isEqualTo(sample.path("mediaType"));
      assertThat(document.path("sha256")).isEqualTo(sample.path("sha256"));
      checkText(application, document, sample);
      checkFound(applied, sample);
    }
  }

  private static void checkText(JsonNode application, JsonNode document, JsonNode sample) {
    var path =
        "/v1/applications/%s/documents/%s/text"
            .formatted(application.path("applicationId").asText(), document.path("id").asText());
    var text = story.recruiter().get(path).expect(200).text();
    assertThat(words(sample.path("phrases")))
        .as("%s", sample.path("file"))
        .allMatch(text::contains);
    assertThat(sample.path("nationalIdentityNumbers").findValuesAsText("printedAs"))
        .as("masked in %s", sample.path("file"))
        .noneMatch(text::contains);
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static void checkFound(Applied applied, JsonNode sample) {
    if (sample.hasNonNull("canary") && !sample.path(TEXT_ONLY_WITH_OCR).asBoolean()) {
      assertThat(found(applied.process(), sample.path("canary").asText()))
          .containsExactly(applied.receipt().path("applicationId").asText());
    }
  }

  private static List<String> found(String process, String words) {
    return story
        .recruiter()
        .get("/v1/hiring-processes/" + process + "/applications?q=" + ApiClient.encoded(words))
        .expect(200)
        .json()
        .findValuesAsText("applicationId");
  }

  @Test
  void wordsAreFoundInTheirOtherForms() {
    var process = story.openProcess("Oversetter", "P14D");
    var letter = write(process, "Sølvi", "Dette er min søknad.");
    var people = write(process, "Tarjei", "Jeg har ledet tolv utviklere.");

    assertThat(found(process, "søknadene")).containsExactly(letter);
    assertThat(found(process, "utvikler")).containsExactly(people);
    assertThat(found(process, "rørlegger")).isEmpty();
  }

  private static String write(String process, String name, String text) {
    return story
        .careersSite()
        .header("Idempotency-Key", name)
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body()
                .form(
                    story
                        .form(process, "x")
                        .put("email", name.hashCode() + "@example.org")
                        .put("givenName", name)
                        .put("coverLetter", text)))
        .expect(201)
        .json()
        .path("applicationId")
        .asText();
  }
}
