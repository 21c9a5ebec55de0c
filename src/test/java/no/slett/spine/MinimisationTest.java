package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.Answer;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What should not be written down does not get in. The numbers are synthetic. */
final class MinimisationTest {
  private static final String NUMBER = "01819010001";
  private static final String NOT_ONE = "01819010002";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static Officer officer;
  private static String process;
  private static JsonNode receipt;
  private static String application;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    officer = Officer.of(House.api(service), "pia");
    process = story.openProcess("Utvikler", "P14D");
    receipt = story.apply(process, "Gunnvor");
    application = "/v1/applications/" + receipt.path("applicationId").asText();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("LB-10")
  void noTextFieldTakesANationalIdentityNumber() {
    refused(note(NUMBER), "text");
    note(NOT_ONE).expect(201);
    var decision = Map.of("decision", "rejected", "reasonCode", "other", "comment", NUMBER);
    refused(story.recruiter().post(application + "/decision", decision), "comment");
    var hold =
        Map.of(
            "applicationId", receipt.path("applicationId").asText(),
            "reason", "Gjelder " + NUMBER,
            "reviewAt", house.clock().instant().plusSeconds(86_400).toString());
    refused(officer.api().post(Officer.HOLDS, hold), "reason");
    for (var field : List.of("coverLetter", "address", "familyName")) {
      refused(apply(story.form(process, "Torbjørg").put(field, "Nr. " + NUMBER)), field);
    }
    var answers = story.form(process, "Torbjørg");
    answers.putObject("answers").put("Når kan du begynne?", NUMBER);
    refused(apply(answers), "answers");
    var referees = story.form(process, "Torbjørg");
    referees.putArray("referees").addObject().put("name", "Turid").put("relation", NUMBER);
    refused(apply(referees), "referees[0].relation");
  }

  @Test
  @Law("LB-10")
  void aNumberInAFileIsMaskedWhereverItIsReadAndFlagged() {
    var text = "Arbeidserfaring som kokk.\nFødselsnummer " + NUMBER + " og telefon 01001499.";
    var sent =
        apply(story.form(process, "Hallgerd"), text.getBytes(StandardCharsets.UTF_8))
            .expect(201)
            .json();
    var read = story.awaitInspected(sent).path("documents").path(0);
    var path =
        "/v1/applications/"
            + sent.path("applicationId").asText()
            + "/documents/"
            + read.path("id").asText();

    assertThat(read.path("state").asText()).isEqualTo("clean");
    assertThat(read.path("flags"))
        .extracting(JsonNode::asText)
        .contains("national_identity_number");
    var shown = story.recruiter().get(path + "/text").expect(200).text();
    assertThat(shown).contains("***********", "01001499").doesNotContain(NUMBER);
    var hits = story.recruiter().header("Accept", "application/json").get(path + "/text?q=telefon");
    assertThat(hits.expect(200).text()).contains("***********").doesNotContain(NUMBER);
    assertThat(found(NUMBER)).isZero();
    assertThat(found("kokk")).isEqualTo(1);
  }

  @Test
  @Law({"LB-7", "LB-8", "LB-9", "LB-10", "LB-11", "LB-14"})
  void questionsThatMustNotBeAskedAreRefusedWithTheirRule() {
    var forbidden =
        Map.of(
            "Are you planning children?", "LB-7",
            "Hvilken religion har du?", "LB-7",
            "Er du medlem av en fagforening?", "LB-8",
            "Kva politisk syn har du?", "LB-8",
            "Har du hatt mye sykefravær?", "LB-9",
            "Oppgi fødselsnummer", "LB-10",
            "Har du vært straffedømt?", "LB-11",
            "Hva er dagens lønn?", "LB-14");
    var path = "/v1/hiring-processes/" + story.openProcess("Kokk", "P14D");
    forbidden.forEach(
        (question, rule) -> {
          var questions = Map.of("nb", List.of("Når kan du begynne?", question));
          var draft = Map.of("title", "Kokk", "questions", questions);
          assertRule(story.recruiter().post("/v1/hiring-processes", draft), rule);
          assertRule(story.recruiter().patch(path, Map.of("questions", questions)), rule);
        });
    var allowed = Map.of("nb", List.of("Når kan du begynne?", "Hva er lønnskravet ditt?"));
    story.recruiter().patch(path, Map.of("questions", allowed)).expect(200);
  }

  @Test
  @Law({"LB-7", "LB-8"})
  void aNoteOfAForbiddenTopicIsWarnedOfUntilItsWriterAnswers() {
    var text = "Nevnte selv at hun er gravid og tillitsvalgt.";
    var warned = note(text).expect(422, "prohibited-topic");
    assertThat(warned.json().path("topics"))
        .extracting(JsonNode::asText)
        .containsExactly("family-plans", "union-membership");
    assertThat(warned.text()).doesNotContain("gravid");

    var half = Map.of("text", text, "acknowledgedTopics", List.of("family-plans"));
    story.recruiter().post(application + "/notes", half).expect(422, "prohibited-topic");
    var whole =
        Map.of("text", text, "acknowledgedTopics", List.of("family-plans", "union-membership"));
    story.recruiter().post(application + "/notes", whole).expect(201);
    var other = Map.of("text", text, "acknowledgedTopics", List.of("weather"));
    story.recruiter().post(application + "/notes", other).expect(422, "invalid-field");
  }

  @Test
  @Law("LB-11")
  void aPoliceCertificateIsNoKindOfFile() {
    var body =
        Multipart.body()
            .form(story.form(process, "Jofrid"))
            .file("policeCertificate", "attest.txt", "text/plain", new byte[] {'a'});
    upload(body).expect(422, "unknown-field");
  }

  private static void assertRule(Answer answer, String rule) {
    var problem = answer.expect(422, "prohibited-question").json();
    assertThat(problem.path("field").asText()).isEqualTo("questions.nb[1]");
    assertThat(problem.path("rule").asText()).isEqualTo(rule);
  }

  private static void refused(Answer answer, String field) {
    answer.expect(422, "national-identity-number");
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.text()).doesNotContain(NUMBER);
  }

  private static int found(String word) {
    var path = "/v1/hiring-processes/" + process + "/applications?q=" + word;
    return story.recruiter().get(path).expect(200).json().path("items").size();
  }

  private static Answer note(String text) {
    return story.recruiter().post(application + "/notes", Map.of("text", text));
  }

  private static Answer apply(JsonNode form) {
    return apply(form, "Vitae".getBytes(StandardCharsets.UTF_8));
  }

  private static Answer apply(JsonNode form, byte[] cv) {
    return upload(Multipart.body().form(form).file("cv", "cv.txt", "text/plain", cv));
  }

  private static Answer upload(Multipart body) {
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", body);
  }
}
