package no.slett.document.inspect.office;

import java.io.IOException;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.TextSink;
import no.slett.document.type.DocumentType;
import org.apache.tika.parser.microsoft.rtf.RTFParser;

/** Rich Text Format. */
public final class RtfReader implements Reader {
  private final TikaText tika = new TikaText(new RTFParser(), DocumentType.RTF);

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    new RtfScan(file, findings).run();
    tika.read(file, text);
  }
}
