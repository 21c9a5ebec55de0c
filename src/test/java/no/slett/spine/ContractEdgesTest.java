package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.slett.contract.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What recruiters send is refused with the name of the field that is to blame. */
final class ContractEdgesTest {
  private static final String PROCESSES = "/v1/hiring-processes";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static String process;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    story = Story.of(house.open());
    process = story.openProcess("Baker", "P14D");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Answer create(String json) {
    return story
        .recruiter()
        .bytes("POST", PROCESSES, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer patch(String json) {
    return story
        .recruiter()
        .bytes(
            "PATCH",
            PROCESSES + "/" + process,
            "application/merge-patch+json",
            json.getBytes(StandardCharsets.UTF_8));
  }

  private static void blames(String field, Answer answer) {
    blames(field, "invalid-field", answer);
  }

  private static void blames(String field, String problem, Answer answer) {
    assertThat(answer.expect(422, problem).json().path("field").asText()).isEqualTo(field);
  }

  @Test
  void aNewProcessIsAsDescribed() {
    blames("title", create("{}"));
    blames("title", create("{\"title\":\"  \"}"));
    blames("title", create("{\"title\":\"" + "a".repeat(201) + "\"}"));
    blames("kind", create("{\"title\":\"a\",\"kind\":\"talent\"}"));
    blames("language", create("{\"title\":\"a\",\"language\":\"se\"}"));
    blames("deadline", create("{\"title\":\"a\",\"deadline\":\"tomorrow\"}"));
    for (var window : List.of("P31D", "P1M", "P1W", "P01D", "-P1D", "P-1D", "P0Y", "p1d", "14")) {
      blames("closingWindow", create("{\"title\":\"a\",\"closingWindow\":\"" + window + "\"}"));
    }
    blames("questions.de", "unknown-field", create("{\"title\":\"a\",\"questions\":{\"de\":[]}}"));
    blames("questions.nb[1]", create("{\"title\":\"a\",\"questions\":{\"nb\":[\"a\",\"a\"]}}"));
    blames("questions.nb[0]", create("{\"title\":\"a\",\"questions\":{\"nb\":[null]}}"));
    blames("questions.nb[0]", create("{\"title\":\"a\",\"questions\":{\"nb\":[1]}}"));
  }

  @Test
  void whatMustStayCannotBeRemoved() {
    for (var field : List.of("title", "language", "closingWindow")) {
      blames(field, patch("{\"" + field + "\":null}"));
    }
    blames("title", patch("{\"title\":\"\"}"));
    blames("language", patch("{\"language\":\"de\"}"));
    blames("closingWindow", patch("{\"closingWindow\":\"P1M\"}"));
    blames("kind", "unknown-field", patch("{\"kind\":\"vacancy\"}"));
  }

  @Test
  void questionsArePatchedLanguageByLanguage() {
    patch("{\"questions\":{\"nb\":[\"Når?\"],\"en\":[\"When?\"]}}").expect(200);
    assertThat(questions(patch("{\"questions\":{\"nb\":null}}")))
        .hasToString("{\"en\":[\"When?\"]}");
    assertThat(questions(patch("{\"questions\":{\"nn\":[\"Kva?\"]}}")))
        .hasToString("{\"en\":[\"When?\"],\"nn\":[\"Kva?\"]}");
    assertThat(questions(patch("{\"questions\":{}}")).size()).isEqualTo(2);
    assertThat(questions(patch("{\"questions\":null}")).isMissingNode()).isTrue();
  }

  private static JsonNode questions(Answer answer) {
    return answer.expect(200).json().path("questions");
  }

  @Test
  void patchedQuestionsAreAsDescribed() {
    blames("questions", patch("{\"questions\":[]}"));
    blames("questions.de", "unknown-field", patch("{\"questions\":{\"de\":[\"Wann?\"]}}"));
    blames("questions.nb", patch("{\"questions\":{\"nb\":\"Når?\"}}"));
    blames("questions.nb[0]", patch("{\"questions\":{\"nb\":[5]}}"));
    blames("questions.nb[1]", patch("{\"questions\":{\"nb\":[\"a\",null]}}"));
    blames("questions.nb[2]", patch("{\"questions\":{\"nb\":[\"a\",\"b\",\"a\"]}}"));
    blames("questions.nb[0]", patch("{\"questions\":{\"nb\":[\"\"]}}"));
    var many = IntStream.range(0, 31).mapToObj(Integer::toString).toList();
    var body = Map.of("questions", Map.of("nb", many));
    blames("questions.nb", story.recruiter().patch(PROCESSES + "/" + process, body));
    var wide = Collections.singletonList("a".repeat(501));
    body = Map.of("questions", Map.of("nb", wide));
    blames("questions.nb[0]", story.recruiter().patch(PROCESSES + "/" + process, body));
  }

  @Test
  void reviewIsAsDescribed() {
    var list = PROCESSES + "/" + process + "/applications";
    blames("stage", story.recruiter().get(list + "?stage=foo"));
    blames("q", story.recruiter().get(list + "?q=%2B"));
    var receipt = story.apply(process, "Ingebjørg");
    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    blames("stage", story.recruiter().put(path + "/stage", Map.of("stage", "foo")));
    blames("text", story.recruiter().post(path + "/notes", Map.of("text", " ")));
    blames("text", story.recruiter().post(path + "/notes", Map.of()));
    var decision = Map.of("decision", "maybe", "reasonCode", "other");
    blames("decision", story.recruiter().post(path + "/decision", decision));
    decision = Map.of("decision", "hired", "reasonCode", "nose");
    blames("reasonCode", story.recruiter().post(path + "/decision", decision));
    decision = Map.of("decision", "hired", "reasonCode", "other", "comment", " ");
    blames("comment", story.recruiter().post(path + "/decision", decision));
    var document = receipt.path("documents").path(0).path("id").asText();
    var hits = story.recruiter().header("Accept", "application/json");
    for (var query : List.of("", "?q=", "?q=%2B", "?q=" + "a".repeat(201))) {
      blames("q", hits.get(path + "/documents/" + document + "/text" + query));
    }
  }

  @Test
  void managersAreNamedInPlainText() {
    var managers = PROCESSES + "/" + process + "/managers/";
    story.recruiter().put(managers + "ola%40example.org").expect(204);
    for (var wrong : List.of("a%00b", "a%0Ab", "%C2%85", "%20", "a".repeat(256))) {
      blames("subject", story.recruiter().put(managers + wrong));
      blames("subject", story.recruiter().delete(managers + wrong));
    }
  }
}
