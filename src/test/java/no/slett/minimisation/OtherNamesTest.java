package no.slett.minimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OtherNamesTest {
  private static final OtherNames OTHERS =
      new OtherNames(
          List.of(new PersonName("Åse", "Bø")),
          List.of(
              new PersonName("Kari Anne", "Nordås Lie"),
              new PersonName("Jean-Luc", "Ås"),
              new PersonName("Åse Marie", "Bø"),
              new PersonName("-", "Sukarno"),
              new PersonName("D'Arcy", "O'Neill (jr.)")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sterkere enn Kari Lie.             | Sterkere enn ***.
          Kari Anne Lie og Kari Nordås Lie   | *** og ***
          Lie, Kari Anne: ring               | ***: ring
          KARI ANNE NORDÅS LIE               | ***
          kari  lies tur                     | *** tur
          Jean Luc Ås's idé                  | *** idé
          (jean‑luc ås)                      | (***)
          D'Arcy O'Neill (jr.) kom           | *** kom
          Åse Bø og Åse Marie Bø             | Åse Bø og ***
          """)
  void aFullNameIsMaskedHoweverItIsWritten(String text, String masked) {
    assertThat(OTHERS.masked(text)).contains(masked);
    assertThat(OTHERS.masked(Normalizer.normalize(text, Normalizer.Form.NFD)))
        .hasValueSatisfying(found -> assertThat(found).contains("***"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kari kom for sent, og Lie gikk.",
        "Kari Lien og Okari Lie",
        "Kari Anne. Lie ned!",
        "Åse Bø svarte godt; bø åse.",
        "Hilste på. Sukarno - nei",
        "$0 og \\1 og ***"
      })
  void oneNameAloneAndTheSubjectsOwnStay(String text) {
    assertThat(OTHERS.masked(text)).isEmpty();
  }

  @Test
  void nobodyIsNamedInALog() {
    assertThat(OTHERS.toString() + new PersonName("Kari", "Lie")).doesNotContain("Kari", "Lie");
  }
}
