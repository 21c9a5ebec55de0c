package no.slett.minimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import no.slett.http.ProblemException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** National identity numbers in text: found, masked, refused. */
final class NationalIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01819010001", // Norwegian, month + 80
        "01419010029", // month + 40
        "41819010186", // D-number
        "41819010186.",
        "fnr01819010001",
        "018190 10001",
        "018190-10001",
        "01 81 90 10001",
        "01.81.90 10001",
        "018190\u00a010001",
        "19121212-1212", // Swedish, Skatteverket's example
        "191212121212",
        "121212-1212",
        "121212+1212",
        "701063-2391", // samordningsnummer
        "010180-4003", // Danish, by its check digit
        "010180 4003"
      })
  void findsAndMasks(String number) {
    var text = "Født i Ås. Nr. " + number + "\nBor i Bø.";

    assertThat(NationalIds.isIn(text)).isTrue();
    assertThat(NationalIds.masked(text))
        .hasValue("Født i Ås. Nr. " + number.replaceAll("\\d", "*") + "\nBor i Bø.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01819010002", // check digits
        "01229010001", // no such month
        "1018190100017", // longer
        "+47 01 00 14 99",
        "4701001499",
        "070 123 45 67",
        "12121212-1213",
        "121212-1213",
        "010180-4002",
        "1212121212", // ten digits without a sign are an ISBN or a phone
        "2010-2014",
        "ISBN 978-82-03-19123-4",
        "NO 999 888 777 MVA",
        ""
      })
  void leavesOtherNumbersAlone(String text) {
    assertThat(NationalIds.isIn(text)).isFalse();
    assertThat(NationalIds.masked(text)).isEmpty();
  }

  @Test
  void masksAllOfThem() {
    assertThat(NationalIds.masked("01819010001, 01819010002, 121212-1212"))
        .hasValue("***********, 01819010002, ******-****");
  }

  @Test
  void refusesWithTheFieldAndWithoutTheNumber() {
    assertThatCode(() -> NationalIds.refuse("text", null)).doesNotThrowAnyException();
    assertThatThrownBy(() -> NationalIds.refuse("text", "nr 01819010001"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal -> {
              assertThat(refusal.problem().members()).containsEntry("field", "text");
              assertThat(refusal.problem().body().toString()).doesNotContain("01819010001");
              assertThat(refusal).hasMessageNotContaining("01819010001");
            });
  }

  /** A file made of digits must not hold the worker up. */
  @Test
  void takesTimeInProportionToTheText() {
    var text = "018190 10001 121212-".repeat(100_000);
    Assertions.assertTimeout(Duration.ofSeconds(20), () -> NationalIds.masked(text));
  }
}
