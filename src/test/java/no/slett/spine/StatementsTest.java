package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;

/** What people add where something may not be changed: their say on what was assessed. */
final class StatementsTest extends RectificationKit {
  @Test
  @Law("RE-2")
  void whatWasAssessedStaysAsItWas() {
    var receipt = story.apply(story.openProcess("Hvalfanger", "P14D"), "Rettveig");
    story.awaitInspected(receipt);
    var me = Applicant.of(api, receipt, "rettveig@example.org");
    me.correct(Map.of("answers", Map.of("Kniv?", "Nei"))).expect(200);
    decide(receipt);
    var letter = read(receipt).path("coverLetter").asText();

    me.correct(Map.of("answers", Map.of("Kniv?", "Ja"))).expect(409, "frozen");
    me.correct(Map.of("coverLetter", "Bedre", "phone", "1")).expect(409, "frozen");
    me.correct(Map.of("answers", Map.of("Kniv?", "Nei"), "coverLetter", letter)).expect(200);
    var read = read(receipt);
    assertThat(read.at("/answers/Kniv?").asText()).isEqualTo("Nei");
    assertThat(read.has("phone")).isFalse();
    me.correct(Map.of("phone", "01001499")).expect(200);
    me.state("Jeg har lært det siden.").expect(201);

    assertThat(read(receipt).at("/statements/0/text").asText())
        .isEqualTo("Jeg har lært det siden.");
    assertThat(me.shown().at("/statements/0/text").asText()).isEqualTo("Jeg har lært det siden.");
  }

  @Test
  @Law({"RE-1", "RE-2"})
  void aStatementStandsBesideTheNoteOfEitherKindAndGoesWithIt() throws Exception {
    var process = story.openProcess("Kystvakt", "P14D");
    var receipt = Referee.applied(story, process, "Rettlaug", "turid.r@example.org");
    var other = story.apply(process, "Rettmund");
    story.awaitInspected(other);
    var note = note(receipt, "Kom for sent.");
    var beside = note(receipt, "Hyggelig.");
    var foreign = note(other, "Kom presis.");
    var referee = Referee.named(story, api, receipt, "turid.r@example.org");
    referee.contact().expect(200);
    var reference = referee.note().expect(201).json().path("noteId").asText();
    var me = Applicant.of(api, receipt, "rettlaug@example.org");

    me.state(note, "Bussen sto.").expect(201);
    me.state(reference, "Det var før kurset.").expect(201);
    me.state(foreign, "x").expect(404, "not-found");
    me.state(UUID.randomUUID().toString(), "x").expect(404, "not-found");
    me.state("Fnr 01819010001").expect(422, "national-identity-number");
    me.state("  ").expect(422, "invalid-field");

    assertThat(said(receipt, note)).containsExactly("Bussen sto.");
    assertThat(said(receipt, beside)).isEmpty();
    assertThat(read(receipt).path("statements")).isEmpty();
    var references = story.recruiter().get(Referee.path(receipt)).expect(200).json();
    assertThat(references.at("/items/0/notes/0/statements/0/text").asText())
        .isEqualTo("Det var før kurset.");
    assertThat(me.shown().path("statements")).hasSize(2);
    var told = AccessPackage.of(me.api().get("/v1/me/export")).section("own-statements").getFirst();
    assertThat(told.findValuesAsText("text")).containsExactly("Bussen sto.", "Det var før kurset.");
    assertThat(told.findValuesAsText("noteId")).containsExactly(note, reference);
    assertThat(house.count("statement t where t::text like '%427573%'")).isZero();
    for (var i = 2; i < 20; i++) {
      me.state("Nummer " + i).expect(201);
    }
    me.state("Én til").expect(409, "wrong-state");

    me.api().delete(me.path()).expect(202);
    var certificate = Jws.parse(story.awaitErased(receipt)).payload();
    assertThat(certificate).contains("{\"category\":\"statement\",\"count\":20}");
    assertThat(house.count("statement")).isZero();
  }

  /** What the person says to one note, as recruiters read it. */
  private List<String> said(JsonNode receipt, String note) {
    for (var one : read(receipt).path("notes")) {
      if (one.path("noteId").asText().equals(note)) {
        return one.path("statements").findValuesAsText("text");
      }
    }
    throw new AssertionError("no such note");
  }
}
