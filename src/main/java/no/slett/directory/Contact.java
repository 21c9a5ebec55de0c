package no.slett.directory;

import org.jspecify.annotations.Nullable;

/** Who an applicant is and how to reach them. */
public record Contact(String givenName, String familyName, String email, @Nullable String phone) {
  /** Never the person: it would end up in a log. */
  @Override
  public String toString() {
    return "Contact[...]";
  }
}
