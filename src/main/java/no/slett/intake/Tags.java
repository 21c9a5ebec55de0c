package no.slett.intake;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import no.slett.vault.ApplicationKey;
import no.slett.vault.ProcessKey;

/**
 * Keyed hashes by which intake recognises a mailbox, a repeated call and the same content again.
 * They die with the keys that they are made under.
 */
final class Tags {
  private Tags() {}

  /** Finds a repeated call of one client; browsers share one name. */
  static Optional<byte[]> idempotency(
      ProcessKey key, Optional<String> client, Optional<String> idempotencyKey) {
    return idempotencyKey.map(k -> key.mac("idempotency", bytes(client.orElse("")), bytes(k)));
  }

  /** The same for the same form and files in the same order, whatever the boundaries were. */
  static byte[] fingerprint(ApplicationKey key, Upload upload) {
    var parts = new byte[2 * upload.files().size() + 1][];
    parts[0] = upload.formBytes();
    for (var i = 0; i < upload.files().size(); i++) {
      var file = upload.files().get(i);
      parts[2 * i + 1] = bytes(file.kind().part());
      parts[2 * i + 2] = bytes(file.sha256());
    }
    return key.mac("fingerprint", parts);
  }

  static String hex(byte[] tag) {
    return HexFormat.of().formatHex(tag);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
