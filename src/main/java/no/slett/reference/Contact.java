package no.slett.reference;

import no.slett.application.Form;
import org.jspecify.annotations.Nullable;

/**
 * Who a referee is, as sealed in the row.
 *
 * @param origin where an employer found somebody whom the applicant did not name (Art. 14(2)(f))
 */
record Contact(
    String name,
    @Nullable String relation,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String origin) {
  /** As the applicant typed it; what a recruiter found out since comes first. */
  static Contact named(Form.Referee referee, @Nullable String email, @Nullable String phone) {
    return new Contact(
        referee.name().strip(),
        referee.relation(),
        email == null ? referee.email() : email,
        phone == null ? referee.phone() : phone,
        null);
  }

  /** Never the person: it would end up in a log. */
  @Override
  public String toString() {
    return "Contact[...]";
  }
}
