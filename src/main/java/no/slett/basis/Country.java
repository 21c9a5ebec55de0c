package no.slett.basis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import no.slett.id.Language;
import no.slett.settings.Translated;

/** A country by its ISO 3166-1 code of two letters. */
public record Country(String code) {
  /** The Union, with Iceland, Liechtenstein and Norway: where the GDPR itself applies. */
  private static final Set<String> EEA =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "IS", "LI", "NO");

  public Country {
    if (!Arrays.asList(Locale.getISOCountries()).contains(code)) {
      throw new IllegalArgumentException("country must be an ISO 3166-1 code such as NO");
    }
  }

  /** True inside the European Economic Area. */
  public boolean inEea() {
    return EEA.contains(code);
  }

  /** The country's name in a language. */
  public String name(Language language) {
    return Locale.of("", code).getDisplayCountry(language.locale());
  }

  /** The country's name in all languages. */
  public Translated names() {
    return new Translated(name(Language.NB), name(Language.NN), name(Language.EN));
  }

  static void requireText(String text, String otherwise) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
