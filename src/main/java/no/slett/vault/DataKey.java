package no.slett.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Seals one item: its small values in memory, its files as streams of any length.
 *
 * <p>The associated data ({@code aad}) is the id of the row or object that the bytes belong to.
 * They open only under the same one.
 */
public final class DataKey {
  private static final int SEGMENT = 4096;
  private static final int TAG = 16;
  private static final int HEADER = 40;

  private final Secret secret;

  DataKey(Secret secret) {
    this.secret = secret;
  }

  /** A new random key for one item; it is lost with this object unless it gets wrapped. */
  public static DataKey random() {
    return new DataKey(Secret.random());
  }

  /**
   * The key that a bearer's 32 random bytes make: whoever lacks them cannot open what it seals, and
   * neither can we.
   */
  public static DataKey ofToken(byte[] token) {
    return new DataKey(Secret.of(Secret.of(token).derive("token")));
  }

  /** AES-256-GCM; 29 bytes longer than the plain bytes. */
  public byte[] seal(byte[] plain, String aad) {
    return small().seal(plain, aad);
  }

  /**
   * Opens {@link #seal}.
   *
   * @throws SealBrokenException when the bytes or the id are others
   */
  public byte[] open(byte[] sealed, String aad) {
    return small().open(sealed, aad);
  }

  /**
   * A stream that seals what is written to it (AES-256-GCM-HKDF, segments of 4 KiB). Only closing
   * it completes the seal; that closes the stream below too.
   */
  public OutputStream sealing(OutputStream below, String aad) throws IOException {
    try {
      return streaming().newEncryptingStream(below, bytes(aad));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  /**
   * A stream that opens what {@link #sealing} wrote. Each segment is checked before its first byte
   * is given out, and the end before the end is told, so read to the end before you believe that
   * nothing was cut off. While reading it throws {@link SealBrokenException} when the bytes or the
   * id are others, and {@link IOException} only when the stream below does.
   */
  public InputStream opening(InputStream below, String aad) throws IOException {
    return OpeningStream.open(streaming(), below, aad);
  }

  /** How long a stream was before {@link #sealing} made it this long. */
  public static long plainSize(long sealedSize) {
    var segments = (sealedSize + SEGMENT - 1) / SEGMENT;
    return Math.max(0, sealedSize - HEADER - segments * TAG);
  }

  Secret secret() {
    return secret;
  }

  private SmallSeal small() {
    return new SmallSeal(secret, "small");
  }

  private AesGcmHkdfStreaming streaming() {
    try {
      return new AesGcmHkdfStreaming(
          secret.derive("stream"), "HmacSha256", Secret.SIZE, SEGMENT, 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has AES-GCM", e);
    }
  }

  private static byte[] bytes(String aad) {
    return aad.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "DataKey";
  }
}
