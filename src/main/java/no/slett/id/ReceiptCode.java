package no.slett.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret of a receipt: 128 random bits, base64url, 22 characters.
 *
 * <p>Whoever holds it may ask for the status and the certificate of that application's erasure. It
 * is stored only as {@link #hash()} and sealed inside the receipt itself.
 */
public record ReceiptCode(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

  public ReceiptCode {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a receipt code");
    }
  }

  /** A new random code. */
  public static ReceiptCode random() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new ReceiptCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** SHA-256 of the code's ASCII bytes, base64url without padding: the certificate's subject. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(value.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Never the code itself: it would end up in a log. */
  @Override
  public String toString() {
    return "ReceiptCode[" + hash() + "]";
  }
}
