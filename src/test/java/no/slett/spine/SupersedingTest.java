package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;

/** A new version of a document takes the place of the old one. */
final class SupersedingTest extends RectificationKit {
  @Test
  void aNewVersionOfADocumentTakesThePlaceOfTheOldOneWhichGoes() {
    var process = story.openProcess("Sjømerker", "P14D");
    var receipt = story.apply(process, "Rettulv");
    var cv = story.awaitInspected(receipt).at("/documents/0/id").asText();
    await(() -> recipient.events("application.received").size() == 1);
    var me = Applicant.of(api, receipt, "rettulv@example.org");
    assertThat(found(process, "curriculum")).hasSize(1);
    var before = objects(me);

    me.supersede(cv, "diploma", "CV.txt", bytes("x")).expect(422, "unknown-field");
    me.supersede(cv, "cv", "CV.exe", bytes("MZ\u0000")).expect(422, "file-rejected");
    me.supersede(UUID.randomUUID().toString(), "Nytt").expect(404, "not-found");
    var next = me.supersede(cv, "Styrmann siden 2019").expect(200).json();
    assertThat(next.path("state").asText()).isEqualTo("quarantined");
    assertThat(next.path("filename").asText()).isEqualTo("CV ny.txt");

    var documents = story.awaitInspected(receipt).path("documents");
    var version = next.path("id").asText();
    assertThat(documents.findValuesAsText("id")).containsExactly(version);
    var path = "/v1/applications/" + me.id() + "/documents/";
    assertThat(story.recruiter().get(path + version).expect(200).text())
        .isEqualTo("Styrmann siden 2019");
    story.recruiter().get(path + cv).expect(404, "not-found");
    assertThat(found(process, "styrmann")).containsExactly(me.id());
    assertThat(found(process, "curriculum")).isEmpty();
    assertThat(me.shown().path("documents").findValuesAsText("id")).containsExactly(version);
    me.supersede(cv, "En til").expect(404, "not-found");
    await(() -> recipient.events("applicant.rectified").size() == 1);
    assertThat(house.count("document")).isOne();

    house.machine().pass(READING);
    await(() -> house.count("loose_object") == 0);
    assertThat(objects(me)).hasSameSizeAs(before);
  }

  @Test
  @Law("RE-2")
  void whatWasDecidedOnStaysAsARecordThatOnlyADisputeSees() {
    var process = story.openProcess("Fyrvokter", "P0D");
    var receipt = story.apply(process, "Rettodd");
    var cv = story.awaitInspected(receipt).at("/documents/0/id").asText();
    var me = Applicant.of(api, receipt, "rettodd@example.org");
    decide(receipt);

    var version = me.supersede(cv, "Styrmann").expect(200).json().path("id").asText();
    var documents = story.awaitInspected(receipt).path("documents");
    assertThat(documents.findValuesAsText("id")).containsExactly(version);
    var path = "/v1/applications/" + me.id() + "/documents/";
    story.recruiter().get(path + cv).expect(404, "not-found");
    assertThat(found(process, "curriculum")).isEmpty();
    assertThat(me.shown().path("documents").findValuesAsText("supersededBy"))
        .containsExactly(version);
    me.supersede(cv, "En til").expect(409, "wrong-state");
    var note = note(receipt, "Lite erfaren.");
    me.state(note, "Fire år på ferga.").expect(201);
    me.state("Se ny CV.").expect(201);

    story.close(process);
    await(() -> story.status(process).equals("purged"));
    var claim = "/v1/privacy/claims/" + me.id();
    var officer = Officer.of(api, "pia").api();
    await(() -> officer.get(claim).status() == 200);
    var kept = officer.get(claim).expect(200).json();
    assertThat(kept.path("documents").findValuesAsText("id"))
        .containsExactlyInAnyOrder(cv, version);
    assertThat(officer.get(claim + "/documents/" + cv).expect(200).text())
        .contains("Curriculum vitae");
    assertThat(kept.at("/notes/0/statements/0/text").asText()).isEqualTo("Fire år på ferga.");
    assertThat(kept.at("/statements/0/text").asText()).isEqualTo("Se ny CV.");

    me.supersede(version, "Kaptein").expect(409, "process-closed");
    me.correct(Map.of("coverLetter", "Nei")).expect(409, "frozen");
    me.correct(Map.of("phone", "01001499")).expect(200);
    me.state(note, "Nå fem.").expect(201);
    house.machine().pass(READING);
    await(() -> house.count("loose_object") == 0);
    await(() -> officer.get(claim).expect(200).json().at("/notes/0/statements").size() == 2);
    var after = officer.get(claim).expect(200).json();
    assertThat(after.path("phone").asText()).isEqualTo("01001499");
    assertThat(after.path("coverLetter")).isEqualTo(kept.path("coverLetter"));
    me.api().delete(me.path()).expect(202);
    story.awaitErased(receipt);
    assertThat(house.count("statement")).isZero();
    assertThat(house.count("rectification")).isZero();
  }

  @Test
  @Law("RS-2")
  void restrictionAndHoldKeepTheOldAndDoNotStopThePerson() {
    var process = story.openProcess("Notfisker", "P14D");
    var restricted = story.apply(process, "Rettkåre");
    var held = story.apply(process, "Rettsigne");
    story.awaitInspected(restricted);
    var cv = story.awaitInspected(held).at("/documents/0/id").asText();
    var officer = Officer.of(api, "pia");
    officer.restrict(restricted, null, "accuracy").expect(201);
    officer.hold(held, null, house.clock().instant().plus(Duration.ofDays(30))).expect(201);

    var one = Applicant.of(api, restricted, "rettkåre@example.org");
    one.correct(Map.of("familyName", "Riktig", "coverLetter", "Riktig")).expect(200);
    assertThat(one.shown().path("familyName").asText()).isEqualTo("Riktig");
    story.recruiter().get("/v1/applications/" + one.id()).expect(423, "restricted");
    var old = one.shown().at("/documents/0/id").asText();
    one.supersede(old, "Riktig").expect(200);
    assertThat(one.shown().path("documents")).hasSize(2);

    var other = Applicant.of(api, held, "rettsigne@example.org");
    other.correct(Map.of("coverLetter", "Nytt")).expect(409, "frozen");
    other.correct(Map.of("address", "Her")).expect(200);
    other.supersede(cv, "Nytt").expect(200);
    assertThat(other.shown().path("documents")).hasSize(2);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
