package no.slett.vault;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** 32 random bytes, never used themselves: working keys are derived from them by purpose. */
final class Secret {
  static final int SIZE = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  static Secret random() {
    var bytes = new byte[SIZE];
    RANDOM.nextBytes(bytes);
    return new Secret(bytes);
  }

  static Secret of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException("a secret has 32 bytes");
    }
    return new Secret(bytes.clone());
  }

  /** A 32-byte key for one purpose: HKDF-SHA-256 (RFC 5869) with the label as its info. */
  byte[] derive(String label) {
    try {
      var info = label.getBytes(StandardCharsets.UTF_8);
      return Hkdf.computeHkdf("HMACSHA256", bytes, new byte[0], info, SIZE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }

  /** For wrapping only. */
  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "Secret";
  }
}
