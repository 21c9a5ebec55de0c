package no.slett.mail;

import java.time.Instant;

/**
 * Tells somebody that the erasure of their data is put off for a legal claim (law PU-5).
 *
 * @param until when it ends unless it is renewed
 */
public record HoldLetter(MailAddress to, Sender sender, String processTitle, Instant until)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "HoldLetter[" + until + "]";
  }
}
