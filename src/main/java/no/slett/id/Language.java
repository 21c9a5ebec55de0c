package no.slett.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that Slett writes to people in. */
public enum Language {
  /** Norwegian bokmål. */
  NB,
  /** Norwegian nynorsk. */
  NN,
  /** English. */
  EN;

  /** The language with this tag, if Slett writes it. */
  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(l -> l.tag().equals(tag)).findFirst();
  }

  /** The BCP 47 tag: {@code nb}, {@code nn} or {@code en}. */
  @JsonValue
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The locale for dates and names of countries; English as written in Europe. */
  public Locale locale() {
    return this == EN ? Locale.UK : Locale.of(tag());
  }
}
