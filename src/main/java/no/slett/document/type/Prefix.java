package no.slett.document.type;

import java.util.Arrays;

/**
 * Keeps the first bytes of a file while it streams by, and counts all of them.
 *
 * <p>Not thread-safe: one per file.
 */
public final class Prefix {
  /** How much is kept: enough for the types in use, whose tell-tale parts come first. */
  public static final int LENGTH = 64 * 1024;

  // Most files are larger than this, few uploads are small: one growth at most.
  private byte[] bytes = new byte[8 * 1024];
  private int kept;
  private long total;

  /** Takes note of bytes that pass. */
  public void add(byte[] buffer, int offset, int length) {
    var taken = Math.min(length, LENGTH - kept);
    if (taken > 0) {
      if (kept + taken > bytes.length) {
        bytes = Arrays.copyOf(bytes, LENGTH);
      }
      System.arraycopy(buffer, offset, bytes, kept, taken);
      kept += taken;
    }
    total += length;
  }

  /** How many bytes have passed. */
  public long total() {
    return total;
  }

  /** True once more bytes would change nothing but the count. */
  public boolean full() {
    return kept == LENGTH;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, kept);
  }
}
