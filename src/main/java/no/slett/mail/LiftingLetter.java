package no.slett.mail;

import java.time.Instant;

/** Tells somebody that the restriction they obtained will be lifted (GDPR Art. 18(3)). */
public record LiftingLetter(MailAddress to, Sender sender, String processTitle, Instant liftsAt)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "LiftingLetter[" + liftsAt + "]";
  }
}
