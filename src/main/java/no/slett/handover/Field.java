package no.slett.handover;

import java.util.Arrays;
import java.util.List;
import no.slett.application.Form;
import no.slett.application.Profile;
import org.jspecify.annotations.Nullable;

/** A field of the application form that may be handed over; those about referees may not. */
enum Field {
  GIVEN_NAME("givenName"),
  FAMILY_NAME("familyName"),
  EMAIL("email"),
  PHONE("phone"),
  ADDRESS("address"),
  COVER_LETTER("coverLetter"),
  ANSWERS("answers");

  private final String wire;

  Field(String wire) {
    this.wire = wire;
  }

  String wire() {
    return wire;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(Field::wire).toList();
  }

  /** What the applicant gave; null when nothing. */
  @Nullable Object of(Profile profile, Form form) {
    return switch (this) {
      case GIVEN_NAME -> profile.givenName();
      case FAMILY_NAME -> profile.familyName();
      case EMAIL -> profile.email();
      case PHONE -> profile.phone();
      case ADDRESS -> profile.address();
      case COVER_LETTER -> form.coverLetter();
      case ANSWERS -> form.answers();
    };
  }
}
