package no.slett.document.inspect.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Polyglots;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.TextSink;

/** JPEG (ISO/IEC 10918-1): walks the segments to the frame header. */
public final class JpegReader implements Reader {

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    try {
      checkFrame(ByteBuffer.wrap(file));
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new EOFException("no frame header");
    }
    Polyglots.checkArchiveBehind(file);
  }

  private static void checkFrame(ByteBuffer in) throws IOException {
    in.position(2);
    while (true) {
      if ((in.get() & 0xFF) != 0xFF) {
        throw new IOException("no marker where one must be");
      }
      var marker = in.get() & 0xFF;
      while (marker == 0xFF) {
        marker = in.get() & 0xFF;
      }
      if (isFrame(marker)) {
        in.position(in.position() + 3);
        var height = in.getShort() & 0xFFFF;
        ImageLimits.check(in.getShort() & 0xFFFF, height);
        return;
      }
      if (!isAlone(marker)) {
        in.position(in.position() + (in.getShort(in.position()) & 0xFFFF));
      }
    }
  }

  // C4, C8 and CC lie among the frame markers and are none.
  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean isAlone(int marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
  }
}
