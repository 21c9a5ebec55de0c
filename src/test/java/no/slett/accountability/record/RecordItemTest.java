package no.slett.accountability.record;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.accountability.record.ProcessingRecord.Data;
import no.slett.accountability.record.ProcessingRecord.Limit;
import no.slett.accountability.record.ProcessingRecord.Measure;
import no.slett.accountability.record.ProcessingRecord.Party;
import no.slett.accountability.record.ProcessingRecord.Persons;
import no.slett.accountability.record.ProcessingRecord.Processing;
import no.slett.accountability.record.ProcessingRecord.Responsible;
import no.slett.accountability.record.ProcessingRecord.Sharing;
import no.slett.accountability.record.ProcessingRecord.Transfer;
import no.slett.id.Language;
import no.slett.law.Law;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No record is made that says nothing on a point. */
class RecordItemTest {
  private static final Persons PERSONS = new Persons("applicant", "Applicants");
  private static final Data DATA = new Data("cv", "CV", List.of("applicant"), "At once");
  private static final Limit LIMIT = new Limit("recorded", Period.ZERO, Period.ZERO);

  static Stream<Arguments> lacking() {
    return Stream.of(
        lacking("30(1)(a)", () -> responsible(" ", "a@b.no")),
        lacking("30(1)(a)", () -> responsible("Eksempel AS", "")),
        lacking("30(1)(b)", () -> processing("", "6(1)(b)", List.of(PERSONS), List.of(DATA))),
        lacking("6(1)", () -> processing("Hire", "", List.of(PERSONS), List.of(DATA))),
        lacking("30(1)(c)", () -> processing("Hire", "6(1)(b)", List.of(), List.of(DATA))),
        lacking("30(1)(c)", () -> processing("Hire", "6(1)(b)", List.of(PERSONS), List.of())),
        lacking("30(1)(c)", () -> new Data("cv", "CV", List.of(), "At once")),
        lacking("30(1)(d)", () -> new Sharing("", List.of(), "None", List.of())),
        lacking("30(1)(d)", () -> party("")),
        lacking("30(1)(e)", () -> new Sharing("None", List.of(), " ", List.of())),
        lacking("30(1)(e)", () -> new Transfer("Far Cloud", "", "adequacy", "x")),
        lacking("30(1)(f)", () -> new Data("cv", "CV", List.of("applicant"), "")),
        lacking("30(1)(g)", () -> new Measure("sealing", "32(1)(a)", "")),
        lacking("30(1)(g)", () -> whole(List.of())));
  }

  @Law("AK-1")
  @ParameterizedTest
  @MethodSource("lacking")
  void aPointThatSaysNothingIsNoRecord(String article, ThrowingCallable making) {
    assertThatIllegalStateException()
        .isThrownBy(making)
        .withMessage("the record says nothing on " + article);
  }

  private static Arguments lacking(String article, ThrowingCallable making) {
    return Arguments.of(article, making);
  }

  private static Responsible responsible(String name, String email) {
    return new Responsible(name, "921074352", "Oslo", "Norway", email, "None", null, null);
  }

  private static Processing processing(
      String purpose, String basis, List<Persons> persons, List<Data> data) {
    return new Processing("recruitment", purpose, basis, null, persons, data, LIMIT);
  }

  private static Party party(String name) {
    return new Party(
        "x", name, "processor", "hosting", "Norway", "1", List.of(), null, Set.of(), null, false);
  }

  private static ProcessingRecord whole(List<Measure> measures) {
    return new ProcessingRecord(
        Language.EN,
        Instant.EPOCH,
        responsible("Eksempel AS", "a@b.no"),
        List.of(processing("Hire", "6(1)(b)", List.of(PERSONS), List.of(DATA))),
        new Sharing("None", List.of(), "None", List.of()),
        measures);
  }
}
