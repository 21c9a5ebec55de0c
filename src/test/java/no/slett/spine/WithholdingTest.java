package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written about people is withheld from them by two, for a ground, and not for long. */
@Law("AC-7")
final class WithholdingTest {
  private static final String LIST = "/v1/privacy/withholdings";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;
  private static Requester pia;
  private static Requester ola;

  @BeforeAll
  static void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service =
        new Catalogues(folder).enabling(house, "referee-contact", "claims-defence").open();
    story = Story.of(service);
    api = House.api(service);
    pia = Requester.of(api, "pia");
    ola = Requester.of(api, "ola");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void aNoteIsWithheldByTwoAndNotForLong() {
    var receipt = story.apply(story.openProcess("Orgelbygger", "P14D"), "Ragna");
    story.awaitInspected(receipt);
    var path = "/v1/applications/" + Recorded.id(receipt);
    var note =
        story
            .recruiter()
            .post(path + "/notes", Map.of("text", "Utkast"))
            .expect(201)
            .json()
            .path("noteId")
            .asText();
    var wanted = wanted(receipt, note);
    wanted.remove("necessity");
    pia.api().post(LIST, wanted).expect(422, "invalid-field");
    wanted.put("necessity", "Utkast til innstilling");
    wanted.put("ground", "inconvenient");
    pia.api().post(LIST, wanted).expect(422, "invalid-field");
    wanted.put("ground", "pol-16-1-e");

    var id = pia.api().post(LIST, wanted).expect(201).json().path("id").asText();
    pia.api().post(approval(id)).expect(403, "forbidden");
    assertThat(withholding(id).path("state").asText()).isEqualTo("unapproved");
    ola.api().post(approval(id)).expect(200);
    assertThat(withholding(id).path("state").asText()).isEqualTo("withheld");
    assertThat(withholding(id).path("necessity").asText()).contains("innstilling");
    assertThat(pia.api().get(LIST).expect(200).json().toString()).doesNotContain("innstilling");

    decide(receipt);
    assertThat(withholding(id).path("state").asText()).isEqualTo("lapsed");
    new Postbox(api, "ragna@example.org")
        .signIn()
        .delete("/v1/me/applications/" + Recorded.id(receipt))
        .expect(202);
    story.awaitErased(receipt);
    assertThat(house.count("withholding where id = '" + id + "'")).isZero();
  }

  @Test
  void soIsWhatARefereeSaid() throws Exception {
    var process = story.openProcess("Klokkestøper", "P14D");
    var receipt = Referee.applied(story, process, "Ragnfrid", "turid.k@example.org");
    var other = Referee.applied(story, process, "Ragnvor", "turid.k2@example.org");
    var said = said(receipt, "turid.k@example.org", "Utkast Skarvunge", "Vurdering Havsule");
    var foreign = said(other, "turid.k2@example.org", "Noe", "Annet");

    pia.api().post(LIST, wanted(receipt, foreign)).expect(422, "invalid-field");
    pia.api().post(LIST, wanted(receipt, Recorded.id(receipt))).expect(422, "invalid-field");
    var id = pia.api().post(LIST, wanted(receipt, said)).expect(201).json().path("id").asText();
    assertThat(told("ragnfrid").page()).contains("Skarvunge", "Havsule");
    ola.api().post(approval(id)).expect(200);

    var copy = told("ragnfrid");
    var statement = copy.section("references").getFirst().at("/0/statements/0");
    assertThat(statement.path("id").asText()).isEqualTo(said);
    assertThat(statement.path("withheld").asText()).isEqualTo("pol-16-1-e");
    assertThat(statement.has("facts") || statement.has("assessment")).isFalse();
    assertThat(copy.data() + copy.page()).doesNotContain("Skarvunge", "Havsule");
    assertThat(copy.page()).contains("utkast til intern saksforberedelse");
    assertThat(told("ragnvor").page()).contains("Annet");

    decide(receipt);
    assertThat(told("ragnfrid").page()).contains("Skarvunge", "Havsule");
  }

  /** What a referee said goes when the process is closed, and why it was withheld with it. */
  @Test
  void itGoesWithTheReferenceNoteWhateverElseIsKept() {
    var process = story.openProcess("Steinhogger", "P0D");
    var receipt = Referee.applied(story, process, "Ragnlaug", "turid.s@example.org");
    story.awaitInspected(receipt);
    var said = said(receipt, "turid.s@example.org", "Noe", "Annet");
    var id = pia.api().post(LIST, wanted(receipt, said)).expect(201).json().path("id").asText();
    ola.api().post(approval(id)).expect(200);

    story.close(process);

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.count("withholding where id = '" + id + "'") == 0);
    assertThat(house.count("reference_note where id = '" + said + "'")).isZero();
    assertThat(house.count("application where id = '" + Recorded.id(receipt) + "'"))
        .as("kept to answer a claim")
        .isOne();
  }

  private static String said(JsonNode receipt, String email, String facts, String assessment) {
    var referee = Referee.named(story, api, receipt, email);
    referee.contact().expect(200);
    var note = referee.note(Map.of("facts", facts, "assessment", assessment)).expect(201);
    return note.json().path("noteId").asText();
  }

  private static Map<String, Object> wanted(JsonNode receipt, String note) {
    var wanted = new HashMap<String, Object>();
    wanted.put("applicationId", Recorded.id(receipt));
    wanted.put("noteId", note);
    wanted.put("ground", "pol-16-1-e");
    wanted.put("necessity", "Utkast til innstilling");
    return wanted;
  }

  private static AccessPackage told(String name) throws Exception {
    var me = new Postbox(api, name + "@example.org").signIn();
    return AccessPackage.of(me.get("/v1/me/export?lang=nb"));
  }

  private static void decide(JsonNode receipt) {
    var decision = Map.of("decision", "rejected", "reasonCode", "qualifications");
    var path = "/v1/applications/" + Recorded.id(receipt) + "/decision";
    story.recruiter().post(path, decision).expect(201);
  }

  private static String approval(String id) {
    return LIST + "/" + id + "/approval";
  }

  private static JsonNode withholding(String id) {
    return pia.api().get(LIST + "/" + id).expect(200).json();
  }
}
