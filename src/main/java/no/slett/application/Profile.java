package no.slett.application;

import no.slett.directory.Contact;
import org.jspecify.annotations.Nullable;

/** Who applied, as sealed in the application's row. */
public record Profile(
    String givenName,
    String familyName,
    String email,
    @Nullable String phone,
    @Nullable String address,
    String locale) {
  /** The part of the form that says who it is. */
  public static Profile of(Form form) {
    return new Profile(
        form.givenName().strip(),
        form.familyName().strip(),
        form.email().strip(),
        form.phone(),
        form.address(),
        form.locale());
  }

  /** The part of it that the working index holds. */
  public Contact contact() {
    return new Contact(givenName, familyName, email, phone);
  }

  /** Never the person: it would end up in a log. */
  @Override
  public String toString() {
    return "Profile[...]";
  }
}
