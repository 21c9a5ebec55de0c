package no.slett.document.inspect.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.TextSink;

/** Reads plain text in whatever alphabet it was saved. */
public final class PlainTextReader implements Reader {

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    text.write(Charsets.detect(file).decode(ByteBuffer.wrap(file)).toString());
  }
}
