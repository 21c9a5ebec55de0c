package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Referees are told before they are asked, and free to say no. */
final class RefereesTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;
  private static String process;

  @BeforeAll
  static void open() {
    house =
        new Catalogues(folder).enabling(House.build(folder), "referee-contact", "off-list-referee");
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
    process = story.openProcess("Utvikler", "P14D");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("IN-2")
  void nothingIsNotedBeforeTheNoticeOfArticle14WentOut() {
    var receipt = Referee.applied(story, process, "Asbjørg", "turid.a@example.org");
    var referee = Referee.named(story, api, receipt, "turid.a@example.org");

    referee.note().expect(409, "wrong-state");
    assertThat(house.count("reference_note where referee_id = '" + referee.id() + "'")).isZero();
    var contacted = referee.contact().expect(200).json();
    assertThat(contacted.path("contactedAt").asText()).isNotEmpty();
    assertThat(referee.mail())
        .contains("Turid Lauvåsmo", "Asbjørg Prøvesen", "har oppgitt deg som referanse")
        .contains("artikkel 6 nr. 1 bokstav f", "Formål: Snakke med referansepersoner")
        .contains("med fakta og vurderinger hver for seg", "kan som regel få lese det du sier")
        .contains("slettes når ansettelsesprosessen lukkes", "https://www.datatilsynet.no")
        .contains("organisasjonsnummer", "DIN RETT TIL Å PROTESTERE");
    referee.contact().expect(200);
    referee.note().expect(201);

    var shown = story.recruiter().get(Referee.path(receipt)).expect(200).json().path("items");
    assertThat(shown).hasSize(1);
    assertThat(shown.path(0).path("name").asText()).isEqualTo("Turid Lauvåsmo");
    assertThat(shown.path(0).path("notes").path(0).path("assessment").asText())
        .isEqualTo("Svært grundig.");
    assertThat(new Postbox(api, "turid.a@example.org").texts()).hasSize(1);
  }

  @Test
  @Law("IN-2")
  void withoutAnActivityOrAnAddressThereIsNoContact() {
    var receipt = Referee.applied(story, process, "Bergljot", "turid.b@example.org");
    var referee = Referee.named(story, api, receipt, "turid.b@example.org");
    house.execute("update slett.activity set enabled = false where id = 'referee-contact'");
    try {
      referee.contact().expect(409, "wrong-state");
    } finally {
      house.execute("update slett.activity set enabled = true where id = 'referee-contact'");
    }

    var phoneOnly =
        Map.of(
            "source",
            "other",
            "activity",
            "off-list-referee",
            "name",
            "Per",
            "phone",
            "01001499",
            "origin",
            "Bransjen");
    var added = story.recruiter().post(Referee.path(receipt), phoneOnly).expect(201).json();
    story
        .recruiter()
        .post("/v1/referees/" + added.path("refereeId").asText() + "/contact")
        .expect(409, "wrong-state");
    assertThat(new Postbox(api, "turid.b@example.org").texts()).isEmpty();
  }

  @Test
  @Law("LB-2")
  void somebodyWhomTheApplicantDidNotNameNeedsALegitimateInterest() {
    var receipt = Referee.applied(story, process, "Cecilie", "turid.c@example.org");
    for (var activity : List.of("recruitment", "referee-contact", "claims-defence", "no-such")) {
      story.recruiter().post(Referee.path(receipt), other(activity)).expect(422, "invalid-field");
    }
    var added =
        story.recruiter().post(Referee.path(receipt), other("off-list-referee")).expect(201).json();
    var referee = new Referee(story, api, added.path("refereeId").asText(), "per.c@example.org");

    referee.contact().expect(200);
    assertThat(referee.mail()).contains("ikke har oppgitt deg", "Sto på prosjektets side");
    var applicant = new Postbox(api, "cecilie@example.org");
    var before = applicant.texts().size();
    referee.note().expect(201);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> applicant.texts().size() == before + 1);
    assertThat(applicant.texts().getLast())
        .contains("Per Fjøsnes", "Sto på prosjektets side", "DIN RETT TIL Å PROTESTERE");
    referee.note().expect(201);
    assertThat(house.count("outbox where kind = 'off-list-reference'")).isZero();
  }

  @Test
  void aRefereeSeesAndCorrectsTheirOwnDataAndNobodyElses() {
    var receipt = Referee.applied(story, process, "Dagrunn", "turid.d@example.org");
    var referee = Referee.named(story, api, receipt, "turid.d@example.org");
    referee.contact().expect(200);
    referee.note().expect(201);
    var me = referee.link();

    var seen = me.get(Referee.ME).expect(200);
    assertThat(seen.json().path("name").asText()).isEqualTo("Turid Lauvåsmo");
    assertThat(seen.json().path("statements").path(0).path("holds")).hasSize(2);
    assertThat(seen.text()).doesNotContain("grundig").doesNotContain("Dagrunn");

    me.patch(Referee.ME, Map.of("name", "Turid Berg", "phone", "01001499")).expect(200);
    me.patch(Referee.ME, Map.of("name", "01819010001")).expect(422, "national-identity-number");
    me.patch(Referee.ME, Map.of("relation", "x")).expect(422, "unknown-field");
    var shown = story.recruiter().get(Referee.path(receipt)).expect(200).json().path("items");
    assertThat(shown.path(0).path("name").asText()).isEqualTo("Turid Berg");
    assertThat(shown.path(0).path("phone").asText()).isEqualTo("01001499");

    me.get("/v1/applications/" + receipt.path("applicationId").asText()).expect(403, "forbidden");
    me.get("/v1/me").expect(403, "forbidden");
    story.recruiter().get(Referee.ME).expect(403, "forbidden");
    api.get(Referee.ME).expect(401, "unauthorized");
    api.as("slettref_" + "x".repeat(43)).get(Referee.ME).expect(401, "unauthorized");
  }

  @Test
  void anObjectionErasesTheContactDataAtOnceAndIsFinal() {
    var receipt = Referee.applied(story, process, "Eldbjørg", "turid.e@example.org");
    var referee = Referee.named(story, api, receipt, "turid.e@example.org");
    referee.contact().expect(200);
    referee.note().expect(201);
    var me = referee.link();

    me.delete(Referee.ME).expect(204);
    me.delete(Referee.ME).expect(204);

    assertThat(me.get(Referee.ME).expect(200).json().has("name")).isFalse();
    var row =
        "referee where id = '" + referee.id() + "' and length(contact) + length(data_key) = 0";
    assertThat(house.count(row)).isEqualTo(1);
    var shown =
        story.recruiter().get(Referee.path(receipt)).expect(200).json().path("items").path(0);
    assertThat(shown.has("name")).isFalse();
    assertThat(shown.path("number").asInt()).isEqualTo(1);
    assertThat(shown.path("notes")).hasSize(1);
    referee.contact().expect(409, "wrong-state");
    referee.note().expect(409, "wrong-state");
    me.patch(Referee.ME, Map.of("name", "Turid")).expect(409, "wrong-state");
    var again = Map.of("source", "applicant", "position", 0);
    story.recruiter().post(Referee.path(receipt), again).expect(409, "wrong-state");
    var byAddress = new java.util.HashMap<String, Object>(other("off-list-referee"));
    byAddress.put("email", "Turid.E@example.org");
    story.recruiter().post(Referee.path(receipt), byAddress).expect(409, "wrong-state");
  }

  @Test
  @Law({"LB-7", "LB-8"})
  void whatARefereeMustNotBeAskedIsWarnedOf() {
    var receipt = Referee.applied(story, process, "Frøydis", "turid.f@example.org");
    var referee = Referee.named(story, api, receipt, "turid.f@example.org");
    referee.contact().expect(200);
    var note = Map.of("facts", "Var i foreldrepermisjon i fjor.", "assessment", "Fagorganisert.");

    var warned = referee.note(note).expect(422, "prohibited-topic").json();
    assertThat(warned.path("topics"))
        .extracting(JsonNode::asText)
        .containsExactly("family-plans", "union-membership");
    referee.note(Map.of("facts", "Fnr 01819010001")).expect(422, "national-identity-number");
    referee.note(Map.of()).expect(422, "invalid-field");
    var answered = new java.util.HashMap<String, Object>(note);
    answered.put("acknowledgedTopics", List.of("family-plans", "union-membership"));
    referee.note(answered).expect(201);
  }

  @Test
  void aHiringManagerDealsOnlyWithRefereesOfAssignedProcesses() {
    var manager = api.as(Surroundings.staff("ola", "hiring-manager"));
    var receipt = Referee.applied(story, process, "Gunnlaug", "turid.g@example.org");
    var referee = Referee.named(story, api, receipt, "turid.g@example.org");

    manager.get(Referee.path(receipt)).expect(404, "not-found");
    manager.post("/v1/referees/" + referee.id() + "/contact").expect(404, "not-found");
    story.recruiter().post("/v1/referees/" + UUID.randomUUID() + "/contact").expect(404);
    api.as(Surroundings.staff("pia", "privacy-officer"))
        .get(Referee.path(receipt))
        .expect(403, "forbidden");
  }

  private static Map<String, Object> other(String activity) {
    return Map.of(
        "source", "other",
        "activity", activity,
        "name", "Per Fjøsnes",
        "email", "per.c@example.org",
        "origin", "Sto på prosjektets side");
  }
}
