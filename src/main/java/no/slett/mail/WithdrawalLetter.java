package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * The last letter to somebody who withdrew: nothing follows it, since the address goes too.
 *
 * @param service public address of the service; with the receipt's code the proof is found below it
 */
public record WithdrawalLetter(
    MailAddress to, Sender sender, String processTitle, Instant withdrawnAt, URI service)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "WithdrawalLetter[" + withdrawnAt + "]";
  }
}
