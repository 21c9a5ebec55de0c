package no.slett.mail;

import java.time.Instant;

/**
 * Tells somebody that the answer takes longer, why, and until when (GDPR Art. 12(3), law RQ-2).
 *
 * @param reason {@code complexity} or {@code number}
 * @param text why, in the controller's own words
 */
public record RequestDelayLetter(
    MailAddress to,
    Sender sender,
    String type,
    Instant receivedAt,
    Instant until,
    String reason,
    String text)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "RequestDelayLetter[" + type + "]";
  }
}
