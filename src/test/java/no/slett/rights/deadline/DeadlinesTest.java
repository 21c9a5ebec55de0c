package no.slett.rights.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import no.slett.clock.ServiceClock;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One month, by the calendar of Norway. */
class DeadlinesTest {
  @ParameterizedTest(name = "received {0}: {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-03-05 | 2027-04-05 | 2027-04-04 | 2027-06-07 | plain; 30 days are earlier
          2027-01-31 | 2027-03-01 | 2027-02-28 | 2027-04-30 | clamped, then moved
          2027-08-31 | 2027-09-30 | 2027-09-30 | 2027-11-30 | clamped
          2027-04-01 | 2027-05-03 | 2027-05-01 | 2027-07-01 | a holiday on a Saturday
          2027-04-17 | 2027-05-18 | 2027-05-17 | 2027-07-19 | 17 May is Whit Monday
          2026-11-25 | 2026-12-28 | 2026-12-25 | 2027-02-25 | Christmas, then a Sunday
          2026-11-24 | 2026-12-24 | 2026-12-24 | 2027-02-24 | Christmas Eve counts
          2027-02-25 | 2027-03-30 | 2027-03-25 | 2027-05-25 | Easter takes five days
          2028-01-30 | 2028-02-29 | 2028-02-29 | 2028-05-02 | leap year
          2026-11-30 | 2026-12-30 | 2026-12-30 | 2027-03-01 | February is short
          2026-12-01 | 2027-01-04 | 2026-12-31 | 2027-03-01 | New Year, then a weekend
          """)
  @Law({"RQ-1", "RQ-2"})
  void theVectorsOfTheLaw(
      LocalDate received, LocalDate legal, LocalDate internal, LocalDate extended, String shows) {
    for (var time : List.of("00:00:00", "12:00:00", "23:59:59")) {
      var deadlines = Deadlines.of(at(received, time));
      assertThat(deadlines.legal()).as(shows).isEqualTo(at(legal, "23:59:59"));
      assertThat(deadlines.internal()).as(shows).isEqualTo(at(internal, "23:59:59"));
      assertThat(deadlines.extended()).as(shows).isEqualTo(at(extended, "23:59:59"));
    }
  }

  @Test
  @Law("RQ-1")
  void lateInTheEveningOfUtcIsTheNextDayInOslo() {
    var late = Deadlines.of(Instant.parse("2027-06-30T23:30:00Z"));
    assertThat(late.legal()).isEqualTo("2027-08-02T21:59:59Z"); // from 1 July; 1 August: a Sunday
    assertThat(late.internal()).isEqualTo("2027-07-31T21:59:59Z");
    assertThat(Deadlines.of(Instant.parse("2027-06-30T21:30:00Z")).legal())
        .isEqualTo("2027-07-30T21:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({
    // received, legal: the nights of 28 March and 31 October 2027 have 23 and 25 hours
    "2027-02-26T12:00:00Z, 2027-03-30T21:59:59Z",
    "2027-03-28T00:59:59Z, 2027-04-28T21:59:59Z",
    "2027-03-28T01:00:00Z, 2027-04-28T21:59:59Z",
    "2027-09-30T22:30:00Z, 2027-11-01T22:59:59Z",
    "2027-10-31T00:30:00Z, 2027-11-30T22:59:59Z",
    "2027-10-31T01:30:00Z, 2027-11-30T22:59:59Z"
  })
  void theNightsInWhichClocksAreSet(Instant received, Instant legal) {
    assertThat(Deadlines.of(received).legal()).isEqualTo(legal);
  }

  @Test
  @Law("RQ-6")
  void whatThePersonTookIsGivenBack() {
    var received = at(LocalDate.parse("2027-03-05"), "10:00:00");
    var asked = received.plus(Duration.ofDays(2));
    var deadlines =
        Deadlines.of(received, List.of(new Pause(asked, asked.plus(Duration.ofDays(10)))));
    assertThat(deadlines.internal()).isEqualTo(at(LocalDate.parse("2027-04-14"), "23:59:59"));
    assertThat(deadlines.legal()).isEqualTo(at(LocalDate.parse("2027-04-15"), "23:59:59"));
    assertThat(deadlines.extended()).isEqualTo(at(LocalDate.parse("2027-06-15"), "23:59:59"));
  }

  @ParameterizedTest
  @CsvSource({"2027-03-08T23:59:59, true", "2027-03-09T00:00:00, false", "2027-03-15T12:00, false"})
  @Law("RQ-6")
  void whoAsksLateLosesTheTime(java.time.LocalDateTime asked, boolean stops) {
    var received = at(LocalDate.parse("2027-03-05"), "08:00:00");
    var question = asked.atZone(ServiceClock.ZONE).toInstant();
    var pause = new Pause(question, question.plus(Duration.ofDays(9)));
    assertThat(Pause.stopsTheClock(received, question)).isEqualTo(stops);
    assertThat(Deadlines.of(received, List.of(pause)).equals(Deadlines.of(received)))
        .isEqualTo(!stops);
  }

  @Test
  void aPauseHasItsEndAfterItsBeginning() {
    var now = Instant.parse("2027-03-05T10:00:00Z");
    assertThatThrownBy(() -> new Pause(now, now.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(ServiceClock.ZONE).toInstant();
  }
}
