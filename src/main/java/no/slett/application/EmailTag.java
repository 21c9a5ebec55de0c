package no.slett.application;

import java.nio.charset.StandardCharsets;
import no.slett.mail.MailAddress;
import no.slett.vault.ProcessKey;

/**
 * A keyed hash of an address: by it a second application from one mailbox is found, however it is
 * spelled. It dies with the key of the hiring process.
 */
public final class EmailTag {
  private EmailTag() {}

  /** The tag of an address in one process. */
  public static byte[] of(ProcessKey key, String email) {
    return key.mac("email", MailAddress.mailbox(email).getBytes(StandardCharsets.UTF_8));
  }
}
