package no.slett.mail;

import java.net.URI;

/**
 * Tells an applicant that somebody was asked about them whom they did not name (Art. 14 of the
 * GDPR, law IN-2).
 *
 * @param origin where the employer knows of the referee
 * @param page where the applicant uses their rights
 */
public record OffListLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    String referee,
    String origin,
    String purpose,
    String interest,
    URI page)
    implements Letter {
  /** Never who. */
  @Override
  public String toString() {
    return "OffListLetter[...]";
  }
}
