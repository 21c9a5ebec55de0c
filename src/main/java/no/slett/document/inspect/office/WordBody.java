package no.slett.document.inspect.office;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import no.slett.document.inspect.Findings;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * Goes through the text of a DOCX part and finds what a reader of the page does not see.
 *
 * <p>White text counts only where nothing can lie behind it: honest CVs write white on coloured
 * cells, shapes and pictures.
 */
final class WordBody extends DefaultHandler2 {
  private static final Set<String> CONTAINERS = Set.of("tbl", "tr", "tc", "p", "r");
  private static final Set<String> BACKDROPS =
      Set.of("anchor", "shape", "rect", "roundrect", "background", "textbox");
  private static final Set<String> FORMER = Set.of("rPrChange", "pPrChange", "tcPrChange");

  private final WordStyles styles;
  private final Findings findings;
  private final Deque<Look> containers = new ArrayDeque<>();
  private final StringBuilder whiteText = new StringBuilder();
  private final StringBuilder instructions = new StringBuilder();
  private boolean backdrop;
  private boolean inText;
  private boolean inInstruction;
  private int former;
  private int paragraphMark;

  WordBody(WordStyles styles, Findings findings) {
    this.styles = styles;
    this.findings = findings;
    containers.push(new Look());
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    former += FORMER.contains(local) ? 1 : 0;
    paragraphMark += local.equals("pPr") ? 1 : 0;
    backdrop |= BACKDROPS.contains(local);
    inText = local.equals("t");
    inInstruction = local.equals("instrText");
    if (CONTAINERS.contains(local)) {
      containers.push(new Look());
    } else if (local.endsWith("Style") && local.length() <= 8) {
      applyStyle(WordLook.attribute(attributes, "val"));
    } else if (former == 0 && (paragraphMark == 0 || local.equals("shd"))) {
      WordLook.read(local, attributes, containers.element());
    }
    readField(local, attributes);
  }

  @Override
  public void characters(char[] ch, int start, int length) {
    if (inInstruction) {
      instructions.append(ch, start, length);
    } else if (inText) {
      judge(new String(ch, start, length));
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    former -= FORMER.contains(local) ? 1 : 0;
    paragraphMark -= local.equals("pPr") ? 1 : 0;
    inText = false;
    inInstruction = false;
    if (CONTAINERS.contains(local)) {
      containers.pop();
    }
  }

  @Override
  public void endDocument() {
    FieldCodes.check(instructions);
    if (!backdrop) {
      findings.hidden(whiteText.toString());
    }
  }

  // What a style says counts only where the run itself says nothing.
  private void applyStyle(String style) {
    var own = containers.pop();
    containers.push(own.over(styles.look(style)));
  }

  private void judge(String text) {
    var look = new Look();
    for (var container : containers) {
      look = look.over(container);
    }
    if (look.invisible()) {
      findings.hidden(text);
    } else if (look.isWhite() && !look.shaded) {
      whiteText.append(text);
    }
  }

  private void readField(String local, Attributes attributes) {
    if (local.equals("fldChar") && WordLook.attribute(attributes, "fldCharType").equals("begin")) {
      instructions.append('\n');
    } else if (local.equals("fldSimple")) {
      instructions.append('\n').append(WordLook.attribute(attributes, "instr")).append('\n');
    }
  }
}
