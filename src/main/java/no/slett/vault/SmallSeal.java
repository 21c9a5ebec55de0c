package no.slett.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * AES-256-GCM for what fits in memory: one version byte, 12 bytes of nonce, ciphertext, 16 bytes of
 * tag. The associated data says what the bytes are, so that they cannot be moved.
 */
final class SmallSeal {
  private static final byte VERSION = 1;

  private final Aead aead;

  SmallSeal(Secret secret, String purpose) {
    try {
      this.aead = new AesGcmJce(secret.derive(purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  byte[] seal(byte[] plain, String aad) {
    try {
      var sealed = aead.encrypt(plain, aad.getBytes(StandardCharsets.UTF_8));
      var versioned = new byte[sealed.length + 1];
      versioned[0] = VERSION;
      System.arraycopy(sealed, 0, versioned, 1, sealed.length);
      return versioned;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing cannot fail", e);
    }
  }

  byte[] open(byte[] sealed, String aad) {
    if (sealed.length == 0 || sealed[0] != VERSION) {
      throw new SealBrokenException(aad);
    }
    try {
      var rest = Arrays.copyOfRange(sealed, 1, sealed.length);
      return aead.decrypt(rest, aad.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new SealBrokenException(aad);
    }
  }

  byte[] wrap(Secret secret, String aad) {
    return seal(secret.bytes(), aad);
  }

  Secret unwrap(byte[] wrapped, String aad) {
    var bytes = open(wrapped, aad);
    if (bytes.length != Secret.SIZE) {
      throw new SealBrokenException(aad);
    }
    return Secret.of(bytes);
  }
}
