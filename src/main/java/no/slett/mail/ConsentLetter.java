package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * Tells somebody that they are in the talent pool, when they said yes and as a reminder later (law
 * CO-3, CO-4).
 *
 * @param reminder false for the confirmation
 * @param until when it ends by itself; shown as that day in Oslo
 * @param withdraw withdraws without a login; also what a mail program's button posts to (RFC 8058)
 */
public record ConsentLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    boolean reminder,
    Instant given,
    Instant until,
    URI withdraw)
    implements Letter {
  /** Never who, and never the link. */
  @Override
  public String toString() {
    return "ConsentLetter[" + until + "]";
  }
}
