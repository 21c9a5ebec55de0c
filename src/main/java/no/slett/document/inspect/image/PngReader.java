package no.slett.document.inspect.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Polyglots;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.TextSink;

/** PNG (ISO/IEC 15948): the header chunk comes first and tells the size. */
public final class PngReader implements Reader {
  private static final int HEADER_CHUNK = 0x49484452;

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    if (file.length < 24) {
      throw new EOFException("no header chunk");
    }
    var in = ByteBuffer.wrap(file);
    if (in.getInt(12) != HEADER_CHUNK) {
      throw new IOException("no header chunk");
    }
    ImageLimits.check(in.getInt(16) & 0xFFFFFFFFL, in.getInt(20) & 0xFFFFFFFFL);
    Polyglots.checkArchiveBehind(file);
  }
}
