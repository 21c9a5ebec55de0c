package no.slett.document.inspect.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
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
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;

/** DOCX (ECMA-376): every part of the package is looked at before the text is read. */
public final class DocxReader implements Reader {
  private static final String STYLES = "word/styles.xml";

  private final Xml xml = new Xml(false, Finding.XML_DOCTYPE_IN_OOXML);
  private final TikaText tika = new TikaText(new OOXMLParser(), DocumentType.DOCX);

  @Override
  public void read(byte[] file, Findings findings, TextSink text) throws IOException {
    var budget = new Budget();
    try (var archive = Archive.open(file, budget)) {
      checkKind(archive);
      var styles = new WordStyles();
      archive.visit(STYLES, (name, in) -> xml.read(in, styles));
      var harmless = chartTables(archive);
      archive.forEach((name, in) -> checkPart(name, in, styles, harmless, budget, findings));
    }
    tika.read(file, text);
  }

  private void checkKind(Archive archive) throws IOException {
    if (archive.names().stream()
        .anyMatch(n -> lower(n).matches(".*/(vbaproject\\.bin|vbadata\\.xml|activex/.*)"))) {
      throw new Refusal(Finding.MACRO);
    }
    var types = new ContentTypes();
    archive.visit("[Content_Types].xml", (name, in) -> xml.read(in, types));
    if (!types.isWordDocument()) {
      throw new Refusal(Finding.CONTENT_DOES_NOT_MATCH_TYPE);
    }
  }

  /** The tables behind charts, which every chart has. */
  private Set<String> chartTables(Archive archive) throws IOException {
    var tables = new HashSet<String>();
    for (var name : archive.names()) {
      if (name.startsWith("word/charts/_rels/")) {
        var relationships = new Relationships();
        archive.visit(name, (n, in) -> xml.read(in, relationships));
        tables.addAll(relationships.targets());
      }
    }
    return tables;
  }

  private void checkPart(
      String name,
      InputStream in,
      WordStyles styles,
      Set<String> harmless,
      Budget budget,
      Findings findings)
      throws IOException {
    var path = lower(name);
    if (name.equals(STYLES)) {
      // Read already, before everything that is set in a style.
      return;
    }
    if (path.endsWith(".rels")) {
      xml.read(in, new Relationships());
    } else if (path.matches("word/(document|header|footer|footnotes|endnotes)[0-9]*\\.xml")) {
      xml.read(in, new WordBody(styles, findings));
    } else if (path.matches(".*\\.(xml|vml)")) {
      xml.check(in);
    } else if (path.contains("/embeddings/") || path.contains("/afchunk")) {
      new EmbeddedFile(budget).check(name, in.readAllBytes());
      if (!harmless.contains(name.substring(name.lastIndexOf('/') + 1))) {
        findings.flag(Finding.EMBEDDED_FILE);
      }
    } else {
      checkOther(in);
    }
  }

  private static void checkOther(InputStream in) throws IOException {
    if (ProgramSigns.startsProgram(in.readNBytes(512))) {
      throw new Refusal(Finding.EMBEDDED_EXECUTABLE);
    }
    // To the end, so that what it becomes when unpacked is counted.
    in.transferTo(java.io.OutputStream.nullOutputStream());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
