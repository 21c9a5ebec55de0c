package no.slett.document.inspect.office;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import no.slett.document.inspect.Budget;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Reader;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextSink;
import no.slett.document.inspect.embedded.EmbeddedFile;
import no.slett.document.inspect.zip.Archive;
import no.slett.document.type.DocumentType;
import no.slett.document.type.ProgramSigns;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** OpenDocument text (ISO/IEC 26300). */
public final class OdtReader implements Reader {
  private static final String STYLES = "styles.xml";

  // OpenOffice.org wrote an empty DOCTYPE into its manifests.
  private final Xml xml = new Xml(true, Finding.XML_DOCTYPE_IN_ODF);
  private final TikaText tika = new TikaText(new OpenDocumentParser(), DocumentType.ODT);

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    var budget = new Budget();
    try (var archive = Archive.open(file, budget)) {
      archive.visit("META-INF/manifest.xml", (name, in) -> xml.read(in, new Locks()));
      archive.visit("mimetype", (name, in) -> checkKind(in));
      var styles = new HashMap<String, Look>();
      archive.visit(STYLES, (name, in) -> xml.read(in, new OdtBody(styles, findings)));
      archive.forEach((name, in) -> checkPart(name, in, styles, budget, findings));
    }
    tika.read(file, text);
  }

  private static void checkKind(InputStream in) throws IOException {
    var kind = new String(in.readNBytes(200), US_ASCII).strip();
    if (!kind.equals(DocumentType.ODT.mediaType())) {
      throw new Refusal(Finding.CONTENT_DOES_NOT_MATCH_TYPE);
    }
  }

  private void checkPart(
      String name, InputStream in, Map<String, Look> styles, Budget budget, Findings findings)
      throws IOException {
    if (name.equals(STYLES)) {
      // Read already, before everything that is set in a style.
      return;
    }
    if (isMacro(name)) {
      throw new Refusal(Finding.MACRO);
    }
    if (name.matches("(.*/)?content\\.xml")) {
      xml.read(in, new OdtBody(styles, findings));
    } else if (name.endsWith(".xml") || name.endsWith(".rdf")) {
      xml.read(in, new OdtBody(new HashMap<>(), new Findings()));
    } else if (name.matches("(\\./)?Object[^/]*")) {
      new EmbeddedFile(budget).check("", in.readAllBytes());
      findings.flag(Finding.EMBEDDED_FILE);
    } else {
      checkOther(in);
    }
  }

  // The lists of an empty library are harmless, and honest documents have them.
  private static boolean isMacro(String name) {
    return name.startsWith("Scripts/")
        || (name.startsWith("Basic/") && !name.matches(".*/(script|dialog)-l[bc]\\.xml"));
  }

  private static void checkOther(InputStream in) throws IOException {
    if (ProgramSigns.startsProgram(in.readNBytes(512))) {
      throw new Refusal(Finding.EMBEDDED_EXECUTABLE);
    }
    in.transferTo(OutputStream.nullOutputStream());
  }

  private static final class Locks extends DefaultHandler2 {
    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      if (local.equals("encryption-data")) {
        throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
      }
    }
  }
}
