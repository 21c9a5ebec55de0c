package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about one applicant is of nobody else who applied. */
@Law("AC-5")
final class OtherApplicantsTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;

  @BeforeAll
  static void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service = new Catalogues(folder).enabling(house, "referee-contact").open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void whatNamesAnotherApplicantIsNotWrittenDown() {
    var process = story.openProcess("Orgelbygger", "P14D");
    var receipt = Referee.applied(story, process, "Sunniva", "turid.o@example.org");
    story.apply(process, "Solveig");
    story.apply(story.openProcess("Organist", "P14D"), "Synnøve");
    var referee = Referee.named(story, api, receipt, "turid.o@example.org");
    referee.contact().expect(200);

    refused(note(receipt, "Bedre enn Solveig Prøvesen."));
    refused(referee.note(Map.of("facts", "Hun spiller.", "assessment", "Som prøvesen, Solveig")));
    refused(decide(receipt, "Vi valgte Solveig Prøvesens søknad."));
    for (var rows :
        List.of("note where", "reference_note where", "application where decision > '' and")) {
      assertThat(house.count(rows + " process_id = '" + process + "'")).as(rows).isZero();
    }

    note(receipt, "Sunniva Prøvesen kjenner Synnøve Prøvesen og en Solveig.").expect(201);
    decide(receipt, "Vi valgte en annen søker.").expect(201);
  }

  /** An applicant may come after the note about another, or be restricted while it is written. */
  @Test
  void whoeverIsNamedAllTheSameIsMaskedInTheCopyWhichSaysSo() throws Exception {
    var process = story.openProcess("Felemaker", "P14D");
    var form = story.form(process, "Sølvi").put("coverLetter", "Jeg spiller med Sigrun Prøvesen.");
    var receipt = apply(process, form);
    var hidden = story.apply(process, "Siv");
    Officer.id(Officer.of(api, "pia").restrict(hidden, null, "accuracy"));
    note(receipt, "Sølvi Prøvesen er\nbedre enn Sigrun Prøvesen & Siv Prøvesen.").expect(201);
    note(receipt, "Kom i tide.").expect(201);
    decide(receipt, "Sigrun Prøvesen passer bedre.").expect(201);
    story.apply(process, "Sigrun");

    var me = new Postbox(api, "sølvi@example.org").signIn();
    var copy = AccessPackage.of(me.get("/v1/me/export?lang=nb"));

    var notes = copy.section("notes").getFirst();
    assertThat(notes.findValuesAsText("text"))
        .containsExactlyInAnyOrder("Sølvi Prøvesen er\nbedre enn *** & ***.", "Kom i tide.");
    assertThat(notes.findValues("redactions")).hasSize(1);
    assertThat(notes.findValues("redactions").getFirst().toString())
        .isEqualTo("[{\"field\":\"text\",\"reason\":\"other-applicant\",\"ref\":\"gdpr-15-4\"}]");
    var told = copy.section("application").getFirst().get(0);
    assertThat(told.path("decisionComment").asText()).isEqualTo("*** passer bedre.");
    assertThat(told.path("redactions")).hasSize(1);
    assertThat(told.path("coverLetter").asText())
        .as("what the person wrote themselves")
        .isEqualTo("Jeg spiller med Sigrun Prøvesen.");
    assertThat(copy.page())
        .contains("bedre enn *** &amp; ***.", "en annen søker er nevnt", "artikkel 15 nr. 4")
        .containsOnlyOnce("Sigrun")
        .doesNotContain("Siv Prøvesen");
  }

  private static JsonNode apply(String process, ObjectNode form) {
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", Multipart.body().form(form))
        .expect(201)
        .json();
  }

  private static void refused(Answer answer) {
    assertThat(answer.expect(422, "other-applicant").text()).doesNotContain("Solveig", "Prøvesen");
  }

  private static Answer note(JsonNode receipt, String text) {
    var path = "/v1/applications/" + Recorded.id(receipt) + "/notes";
    return story.recruiter().post(path, Map.of("text", text));
  }

  private static Answer decide(JsonNode receipt, String comment) {
    var path = "/v1/applications/" + Recorded.id(receipt) + "/decision";
    var decision = Map.of("decision", "rejected", "reasonCode", "other", "comment", comment);
    return story.recruiter().post(path, decision);
  }
}
