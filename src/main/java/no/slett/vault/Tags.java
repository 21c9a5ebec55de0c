package no.slett.vault;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under a key of its own per label. */
final class Tags {
  private static final String ALGORITHM = "HmacSHA256";

  private final Secret secret;

  Tags(Secret secret) {
    this.secret = secret;
  }

  /** Each part is preceded by its length, so that parts cannot run into one another. */
  byte[] mac(String label, byte[]... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.derive("mac:" + label), ALGORITHM));
      for (var part : parts) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
        mac.update(part);
      }
      return mac.doFinal();
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }
}
