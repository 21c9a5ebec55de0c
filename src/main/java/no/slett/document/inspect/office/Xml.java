package no.slett.document.inspect.office;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.DefaultHandler2;

/** Reads XML parts without ever following what they name. */
final class Xml {
  private static final String LEXICAL = "http://xml.org/sax/properties/lexical-handler";
  private static final String DECLARATIONS = "http://xml.org/sax/properties/declaration-handler";

  private final boolean plainDoctypeAllowed;
  private final Finding doctype;
  private final XMLReader reader;

  /**
   * Reads the parts of one family of formats.
   *
   * @param plainDoctypeAllowed whether honest programs have written a DOCTYPE, without anything
   *     declared in it
   * @param doctype why another is refused
   */
  Xml(boolean plainDoctypeAllowed, Finding doctype) {
    this.plainDoctypeAllowed = plainDoctypeAllowed;
    this.doctype = doctype;
    try {
      this.reader = reader();
      reader.setProperty(LEXICAL, new Doctype());
      reader.setProperty(DECLARATIONS, new Doctype());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    var factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    var reader = factory.newSAXParser().getXMLReader();
    reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
    return reader;
  }

  /** Only looks whether the part is decent. */
  void check(InputStream in) throws IOException {
    read(in, new DefaultHandler2());
  }

  /** Reads one part. */
  void read(InputStream in, DefaultHandler2 handler) throws IOException {
    try {
      reader.setContentHandler(handler);
      reader.setErrorHandler(handler);
      reader.parse(new InputSource(in));
    } catch (SAXException e) {
      throw new IOException("a part is not well-formed", e);
    }
  }

  private final class Doctype extends DefaultHandler2 {
    @Override
    public void startDTD(String name, String publicId, String systemId) {
      if (!plainDoctypeAllowed) {
        throw new Refusal(doctype);
      }
    }

    @Override
    public void internalEntityDecl(String name, String value) {
      throw new Refusal(doctype);
    }

    @Override
    public void externalEntityDecl(String name, String publicId, String systemId) {
      throw new Refusal(doctype);
    }
  }
}
