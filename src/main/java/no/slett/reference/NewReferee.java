package no.slett.reference;

import no.slett.basis.ActivityId;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.id.Language;
import no.slett.mail.MailAddress;
import no.slett.minimisation.NationalIds;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a recruiter wants to ask: by the place in the applicant's own list, or, with source
 * {@code other}, by name and with an activity of the catalogue that allows it (law LB-2).
 *
 * @param position in the form's list, from 0
 * @param origin where a recruiter knows of somebody whom the applicant did not name
 * @param language of the mail; the process's by default
 */
record NewReferee(
    String source,
    @Nullable Integer position,
    @Nullable String activity,
    @Nullable String name,
    @Nullable String relation,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String origin,
    @Nullable String language) {
  static final String NAMED = "applicant";
  static final String OTHER = "other";
  private static final int MOST = 10;

  NewReferee {
    Fields.oneOf("source", source, java.util.List.of(NAMED, OTHER));
    NationalIds.refuse("name", Fields.textIfAny("name", name, 200));
    NationalIds.refuse("relation", Fields.textIfAny("relation", relation, 300));
    NationalIds.refuse("phone", Fields.textIfAny("phone", phone, 50));
    NationalIds.refuse("origin", Fields.textIfAny("origin", origin, 500));
    address("email", email);
    if (language != null) {
      Fields.oneOf("language", language, java.util.List.of("nb", "nn", "en"));
    }
    if (source.equals(NAMED)) {
      demandPlace(position);
      demandAbsent("name", name);
      demandAbsent("relation", relation);
      demandAbsent("origin", origin);
      demandAbsent("activity", activity);
    } else {
      Fields.required("name", name);
      Fields.required("origin", origin);
      Fields.text("activity", activity, 100);
      demandAbsent("position", position);
    }
  }

  boolean named() {
    return source.equals(NAMED);
  }

  /** The place in the list of a named one. */
  int place() {
    return Fields.required("position", position);
  }

  /** On what the referee's own data rest. */
  ActivityId rests() {
    if (named()) {
      return ActivityId.REFEREE_CONTACT;
    }
    try {
      return new ActivityId(Fields.required("activity", activity));
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField("activity", "Give an activity of the catalogue.").exception();
    }
  }

  /** Who somebody is whom the applicant did not name. */
  Contact contact() {
    return new Contact(Fields.required("name", name).strip(), relation, email, phone, origin);
  }

  Language languageOr(String processLanguage) {
    return Language.of(language == null ? processLanguage : language).orElse(Language.NB);
  }

  static void address(String field, @Nullable String email) {
    try {
      if (email != null) {
        NationalIds.refuse(field, new MailAddress(Fields.text(field, email, 254)).value());
      }
    } catch (IllegalArgumentException e) {
      throw Problem.invalidField(field, "Give an e-mail address.").exception();
    }
  }

  private static void demandPlace(@Nullable Integer position) {
    var place = Fields.required("position", position);
    if (place < 0 || place >= MOST) {
      throw Problem.invalidField("position", "The form has no referee there.").exception();
    }
  }

  private static void demandAbsent(String field, @Nullable Object value) {
    if (value != null) {
      throw Problem.invalidField(field, "Leave it out for this source.").exception();
    }
  }

  /** Never the person: it would end up in a log. */
  @Override
  public String toString() {
    return "NewReferee[" + source + "]";
  }
}
