package no.slett.rights;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import no.slett.mail.MailAddress;
import no.slett.vault.ServiceKey;

/** Keyed hashes by which rows are found again: who has only the rows learns nothing from them. */
final class MailboxTags {
  private final ServiceKey key;

  MailboxTags(ServiceKey key) {
    this.key = key;
  }

  /** The mailbox, however its address is spelled. */
  byte[] mailbox(String address) {
    return key.mac("mailbox", bytes(MailAddress.mailbox(address)));
  }

  /** A code for that mailbox only. */
  byte[] code(byte[] mailbox, String code) {
    return key.mac("code", mailbox, bytes(code));
  }

  static String hex(byte[] tag) {
    return HexFormat.of().formatHex(tag);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
