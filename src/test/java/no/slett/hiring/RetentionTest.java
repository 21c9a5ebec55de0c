package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {
  @Test
  void hasTheDefaultsOfTheProduct() {
    assertThat(Retention.defaults()).isEqualTo(of("P14D", "P180D", "P12M", "P6M"));
  }

  @ParameterizedTest
  @CsvSource({
    "P0D, P30D, P31D, P1D",
    "P30D, P365D, P24M, P12M",
    "P2W, P6M, P1Y, P1M",
  })
  void acceptsWhatIsWithinBounds(
      String window, String inactivity, String greatestAge, String unsolicited) {
    assertThat(of(window, inactivity, greatestAge, unsolicited)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "P31D, P180D, P12M, P6M, closing window must be P0D to P30D",
    "P-1D, P180D, P12M, P6M, closing window must be P0D to P30D",
    "P2M, P180D, P12M, P6M, closing window must be P0D to P30D",
    "P14D, P29D, P12M, P6M, inactivity must be P30D to P365D",
    "P14D, P366D, P12M, P6M, inactivity must be P30D to P365D",
    "P14D, P180D, P30D, P6M, greatest-age must be P31D to P24M",
    "P14D, P180D, P25M, P6M, greatest-age must be P31D to P24M",
    "P14D, P180D, P12M, P0D, unsolicited must be P1D to P12M",
    "P14D, P180D, P12M, P13M, unsolicited must be P1D to P12M"
  })
  void refusesWhatIsNot(
      String window, String inactivity, String greatestAge, String unsolicited, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(window, inactivity, greatestAge, unsolicited))
        .withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P0D", "P30D", "P1W"})
  void aProcessChoosesItsWindow(String window) {
    assertThat(Retention.requireWindow(Period.parse(window))).isEqualTo(Period.parse(window));
  }

  private static Retention of(
      String window, String inactivity, String greatestAge, String unsolicited) {
    return new Retention(
        Period.parse(window),
        Period.parse(inactivity),
        Period.parse(greatestAge),
        Period.parse(unsolicited));
  }
}
