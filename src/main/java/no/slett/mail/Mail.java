package no.slett.mail;

import java.util.UUID;
import no.slett.id.Language;

/**
 * One mail, ready to go: plain text, one recipient.
 *
 * @param id becomes the Message-ID, so that a mail sent twice (its first answer was lost) is known
 *     as one
 */
public record Mail(UUID id, MailAddress to, Language language, String subject, String text) {
  public Mail {
    if (subject.isBlank() || subject.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a subject is one line");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a mail says something");
    }
  }

  /** Only the id: the rest is personal data. */
  @Override
  public String toString() {
    return "Mail[" + id + "]";
  }
}
