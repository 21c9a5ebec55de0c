package no.slett.document.inspect.office;

import java.io.IOException;
import java.io.InputStream;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import no.slett.document.inspect.TextSink;
import no.slett.document.type.DocumentType;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Reads the text of a document with one given Tika parser.
 *
 * <p>The parser is named rather than found, so that no parser that starts a program (character
 * recognition, media tools) can come into play. Embedded files are not read.
 */
final class TikaText {
  private final Parser parser;
  private final DocumentType type;

  TikaText(Parser parser, DocumentType type) {
    this.parser = parser;
    this.type = type;
  }

  void read(byte[] file, TextSink text) throws IOException {
    var metadata = new Metadata();
    metadata.set(Metadata.CONTENT_TYPE, type.mediaType());
    try (var in = TikaInputStream.get(file)) {
      parser.parse(in, new BodyContentHandler(text), metadata, context());
    } catch (EncryptedDocumentException e) {
      throw new Refusal(Finding.ENCRYPTED_UNREADABLE);
    } catch (TikaException | SAXException e) {
      if (!text.full()) {
        throw new IOException("the parser gave up", e);
      }
    } catch (IOException e) {
      if (!text.full()) {
        throw e;
      }
    }
  }

  private static ParseContext context() {
    var context = new ParseContext();
    var office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    return context;
  }

  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {
    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
