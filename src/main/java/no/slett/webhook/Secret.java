package no.slett.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.slett.id.RecipientId;
import no.slett.settings.InvalidSettings;

/**
 * The secret that a recipient and Slett share. Signs as Standard Webhooks 1.0.0 says: HMAC-SHA256
 * over id, timestamp and body, {@code v1,} and base64.
 */
public final class Secret {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final int SHORTEST = 24;
  private static final int LONGEST = 64;

  private final byte[] key;

  private Secret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads the text form: {@code whsec_} and base64 of 24 to 64 bytes.
   *
   * @throws IllegalArgumentException for anything else; its message does not quote the text
   */
  static Secret parse(String text) {
    var key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
    if (key.length < SHORTEST || key.length > LONGEST) {
      throw new IllegalArgumentException("holds no secret of the form whsec_ with 24 to 64 bytes");
    }
    return new Secret(key);
  }

  /**
   * Reads a file that holds nothing else.
   *
   * @throws IllegalArgumentException when there is no such secret in it
   */
  static Secret read(Path file) {
    try {
      return parse(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read", e);
    }
  }

  /**
   * The secret of a declared recipient.
   *
   * @throws InvalidSettings one line that names the recipient and the file
   */
  public static Secret of(RecipientId recipient, Path file) {
    try {
      return read(file);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettings(
          List.of("recipient " + recipient + ": secretFile " + file + " " + e.getMessage()));
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /**
   * The signature of one message.
   *
   * @param timestamp seconds since 1970
   */
  String sign(String id, long timestamp, byte[] body) {
    var signing = signing(id, timestamp);
    signing.write(body, 0, body.length);
    return signing.signature();
  }

  /** Begins the signature of a message too long to be held: what is written to it is its body. */
  public Signing signing(String id, long timestamp) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return new Signing(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }

  /** Takes a body in, and keeps nothing of it but how long it was. */
  public static final class Signing extends OutputStream {
    private final Mac mac;
    private long length;

    private Signing(Mac mac) {
      this.mac = mac;
    }

    @Override
    public void write(int b) {
      mac.update((byte) b);
      length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      mac.update(bytes, offset, count);
      length += count;
    }

    /** How many bytes the body has. */
    public long length() {
      return length;
    }

    /** The signature, {@code v1,} and base64; asked for once, when all is written. */
    public String signature() {
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal());
    }
  }

  /**
   * Whether one of these signatures is ours; compared in constant time.
   *
   * @param signatures separated by spaces, as a sender that changes its secret gives two
   */
  boolean signed(String id, long timestamp, byte[] body, String signatures) {
    var expected = sign(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    return Arrays.stream(signatures.split(" "))
        .anyMatch(s -> MessageDigest.isEqual(expected, s.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return "Secret[...]";
  }
}
