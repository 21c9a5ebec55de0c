package no.slett.document.inspect.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Findings;
import no.slett.document.inspect.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Goes through a part of an OpenDocument text: scripts, what is fetched when it is opened, and text
 * that a reader of the page does not see.
 */
final class OdtBody extends DefaultHandler2 {
  private static final Set<String> CLICKED = Set.of("a", "user-defined");
  private static final Set<String> STYLED = Set.of("p", "h", "span");

  private final Map<String, Look> styles;
  private final Findings findings;
  private final Deque<Look> looks = new ArrayDeque<>();
  private final StringBuilder whiteText = new StringBuilder();
  private String style = "";
  private boolean backdrop;
  private int hiddenFields;

  /** Shares the styles between parts: styles of {@code styles.xml} count in the content. */
  OdtBody(Map<String, Look> styles, Findings findings) {
    this.styles = styles;
    this.findings = findings;
    looks.push(new Look());
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    checkReferences(local, attributes);
    switch (local) {
      case "style" -> style = WordLook.attribute(attributes, "name");
      case "text-properties" -> styles.put(style, look(attributes));
      case "hidden-paragraph", "hidden-text" -> hiddenFields++;
      case "event-listener" -> checkListener(attributes);
      case "frame", "custom-shape", "rect", "page-thumbnail", "background-image" -> backdrop = true;
      default -> backdrop |= isColour(WordLook.attribute(attributes, "background-color"));
    }
    looks.push(
        STYLED.contains(local)
            ? styles
                .getOrDefault(WordLook.attribute(attributes, "style-name"), new Look())
                .over(looks.element())
            : looks.element());
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    var text = new String(ch, start, length);
    if (looks.element().invisible() || hiddenFields > 0) {
      findings.hidden(text);
    } else if (looks.element().isWhite()) {
      whiteText.append(text);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    looks.pop();
    hiddenFields -= local.equals("hidden-text") || local.equals("hidden-paragraph") ? 1 : 0;
  }

  @Override
  public void endDocument() {
    if (!backdrop) {
      findings.hidden(whiteText.toString());
    }
  }

  private static Look look(Attributes attributes) {
    var look = new Look();
    var size = WordLook.attribute(attributes, "font-size");
    look.vanish = WordLook.attribute(attributes, "display").equals("none") ? true : null;
    look.white = Look.isWhite(WordLook.attribute(attributes, "color")) ? true : null;
    look.tiny = size.matches("[01](\\.\\d+)?pt") ? true : null;
    return look;
  }

  private static void checkReferences(String local, Attributes attributes) {
    if (local.equals("dde-source") || local.startsWith("dde-connection")) {
      throw new Refusal(Finding.ACTIVE_CONTENT_DDE);
    }
    if (!CLICKED.contains(local) && Addresses.isRemote(WordLook.attribute(attributes, "href"))) {
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    }
  }

  private static void checkListener(Attributes attributes) {
    var target = WordLook.attribute(attributes, "href");
    if (target.startsWith("vnd.sun.star.script:") || target.startsWith("macro:")) {
      throw new Refusal(Finding.MACRO);
    }
  }

  private static boolean isColour(String value) {
    return value.startsWith("#") && !Look.isWhite(value);
  }
}
