package no.slett.document.inspect.office;

import java.util.Locale;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** The list of parts and their types, which says what kind of document a package is. */
final class ContentTypes extends DefaultHandler2 {
  private static final String MAIN = "wordprocessingml.document.main+xml";
  private boolean document;

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    var type = String.valueOf(attributes.getValue("ContentType")).toLowerCase(Locale.ROOT);
    if (local.equals("Override")) {
      if (type.contains("macroenabled") || type.contains("vba") || type.contains("activex")) {
        throw new Refusal(Finding.MACRO);
      }
      document |= type.endsWith(MAIN);
    }
    if (local.equals("Default")) {
      if (type.contains("macroenabled")) {
        throw new Refusal(Finding.MACRO);
      }
      document |= type.endsWith(MAIN);
    }
  }

  boolean isWordDocument() {
    return document;
  }
}
