package no.slett.document.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds files that are two things at once. */
public final class Polyglots {
  private static final int END_RECORD = 0x06054B50;
  private static final int DIRECTORY_RECORD = 0x02014B50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;

  private Polyglots() {}

  /** Refuses a picture that ends as a ZIP archive. */
  public static void checkArchiveBehind(byte[] file) {
    if (endsAsArchive(file)) {
      throw new Refusal(Finding.POLYGLOT_ARCHIVE);
    }
  }

  /**
   * True when a ZIP reader, which starts at the end, would open this file: an end record whose
   * comment reaches the file's end and whose directory lies before it.
   */
  public static boolean endsAsArchive(byte[] file) {
    var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    var last = file.length - END_LENGTH;
    for (var at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
      if (in.getInt(at) == END_RECORD && isEnd(in, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(ByteBuffer in, int at) {
    var directory = at - (in.getInt(at + 12) & 0xFFFFFFFFL);
    return (in.getShort(at + 20) & 0xFFFF) == in.limit() - at - END_LENGTH
        && directory >= 0
        && in.getInt((int) directory) == DIRECTORY_RECORD;
  }
}
