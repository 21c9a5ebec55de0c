package no.slett.document.inspect.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.PageLimit;
import no.slett.document.inspect.Polyglots;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextSink;

/** TIFF 6.0: follows the chain of directories, one per page. BigTIFF is not read. */
public final class TiffReader implements Reader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int SHORT = 3;

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    try {
      checkPages(ByteBuffer.wrap(file));
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new EOFException("a directory lies outside the file");
    }
    Polyglots.checkArchiveBehind(file);
  }

  private static void checkPages(ByteBuffer in) throws IOException {
    in.order(in.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (in.getShort(2) != 42) {
      throw new IOException("not TIFF 6.0");
    }
    var seen = new HashSet<Long>();
    for (var at = in.getInt(4) & 0xFFFFFFFFL; at != 0; at = checkPage(in, at)) {
      if (!seen.add(at)) {
        throw new Refusal(Finding.STRUCTURE_LOOP);
      }
      PageLimit.check(seen.size());
    }
    if (seen.isEmpty()) {
      throw new IOException("no page");
    }
  }

  /** Checks one directory and tells where the next one is. */
  private static long checkPage(ByteBuffer in, long start) {
    var at = Math.toIntExact(Math.min(start, in.limit()));
    var entries = in.getShort(at) & 0xFFFF;
    var width = 0L;
    var height = 0L;
    for (var i = 0; i < entries; i++) {
      var entry = at + 2 + 12 * i;
      switch (in.getShort(entry) & 0xFFFF) {
        case WIDTH -> width = value(in, entry);
        case HEIGHT -> height = value(in, entry);
        default -> {}
      }
    }
    ImageLimits.check(width, height);
    return in.getInt(at + 2 + 12 * entries) & 0xFFFFFFFFL;
  }

  private static long value(ByteBuffer in, int entry) {
    return in.getShort(entry + 2) == SHORT
        ? in.getShort(entry + 8) & 0xFFFF
        : in.getInt(entry + 8) & 0xFFFFFFFFL;
  }
}
