package no.slett.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits that open something for whoever has them, in URL-safe Base64 after a prefix that
 * tells what. Only its hash is kept.
 */
public record SecretToken(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern BITS = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** A new one. */
  public static SecretToken random(String prefix) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SecretToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** What looks like one with this prefix. */
  public static Optional<SecretToken> of(String prefix, String text) {
    return text.startsWith(prefix) && BITS.matcher(text.substring(prefix.length())).matches()
        ? Optional.of(new SecretToken(text))
        : Optional.empty();
  }

  /** SHA-256 of the text. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** The hash in hexadecimal, as policies compare it. */
  public String hex() {
    return HexFormat.of().formatHex(hash());
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "SecretToken[...]";
  }
}
