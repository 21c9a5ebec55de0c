package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * Asks somebody what is needed to answer their request, and never for a copy of a passport (GDPR
 * Art. 12(6), law RQ-5).
 *
 * @param method {@code mailbox-code}, {@code application-facts} or {@code clarification}
 * @param text the question
 * @param page where they sign in with a code and answer
 */
public record RequestQuestionLetter(
    MailAddress to,
    Sender sender,
    String type,
    Instant receivedAt,
    String method,
    String text,
    URI page)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "RequestQuestionLetter[" + type + "]";
  }
}
