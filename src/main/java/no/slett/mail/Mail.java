package no.slett.mail;

import java.net.URI;
import java.util.UUID;
import no.slett.id.Language;
import org.jspecify.annotations.Nullable;

/**
 * One mail, ready to go: plain text, one recipient.
 *
 * @param id becomes the Message-ID, so that a mail sent twice (its first answer was lost) is known
 *     as one
 * @param unsubscribe where a mail program's own button posts to (RFC 8058); null for most
 */
public record Mail(
    UUID id,
    MailAddress to,
    Language language,
    String subject,
    String text,
    @Nullable URI unsubscribe) {
  public Mail {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a mail says something");
    }
  }

  /** A mail from which there is nothing to withdraw. */
  public Mail(UUID id, MailAddress to, Language language, String subject, String text) {
    this(id, to, language, subject, text, null);
  }

  /** The same mail, with the address that a mail program's own button posts to. */
  Mail withUnsubscribe(URI address) {
    return new Mail(id, to, language, subject, text, address);
  }

  /** Only the id: the rest is personal data. */
  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
