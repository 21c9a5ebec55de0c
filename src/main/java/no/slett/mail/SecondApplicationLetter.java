package no.slett.mail;

import java.time.Instant;

/**
 * Tells a mailbox that a further application came in with its address for the same position; if
 * that was somebody else, the owner of the mailbox should know.
 */
public record SecondApplicationLetter(
    MailAddress to, Sender sender, String processTitle, Instant receivedAt) implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "SecondApplicationLetter[" + receivedAt + "]";
  }
}
