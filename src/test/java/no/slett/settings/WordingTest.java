package no.slett.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import no.slett.id.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "NB, P14D, 14 dager",
    "NN, P14D, 14 dagar",
    "EN, P1D, 1 day",
    "NB, P1M, 1 måned",
    "NN, P12M, 12 månader",
    "EN, P12M, 12 months",
    "NB, P3Y, 3 år",
    "EN, P1Y6M, 1 year and 6 months",
    "NB, P0D, 0 dager"
  })
  void writesPeriods(Language language, String period, String words) {
    assertThat(new Wording(language).period(Period.parse(period))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "NB, 1. mai 2027, 1. mai 2027 kl. 00.30",
    "NN, 1. mai 2027, 1. mai 2027 kl. 00.30",
    "EN, 1 May 2027, 1 May 2027 at 00:30"
  })
  void writesTheDayInNorway(Language language, String date, String time) {
    var lateInUtc = Instant.parse("2027-04-30T22:30:00Z");
    assertThat(new Wording(language).date(lateInUtc)).isEqualTo(date);
    assertThat(new Wording(language).dateAndTime(lateInUtc)).isEqualTo(time);
  }

  @Test
  void joinsLists() {
    assertThat(new Wording(Language.NN).list(List.of("a", "b", "c"))).isEqualTo("a, b og c");
    assertThat(new Wording(Language.EN).list(List.of("a"))).isEqualTo("a");
    assertThat(new Wording(Language.EN).list(List.of())).isEmpty();
  }
}
