package no.slett.document.inspect.office;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/** The named styles of a DOCX, as far as they can hide text. */
final class WordStyles extends DefaultHandler2 {
  private final Map<String, Look> looks = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private String id = "";
  private @Nullable Look look;

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    if (local.equals("style")) {
      id = WordLook.attribute(attributes, "styleId");
      look = new Look();
    } else if (look != null && local.equals("basedOn")) {
      bases.put(id, WordLook.attribute(attributes, "val"));
    } else if (look != null) {
      WordLook.read(local, attributes, look);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    if (local.equals("style") && look != null) {
      looks.put(id, look);
      look = null;
    }
  }

  /** The look of a style with all that it is based on; nothing for an unknown one. */
  Look look(String style) {
    var result = new Look();
    var seen = new HashSet<String>();
    for (@Nullable String s = style; s != null && seen.add(s); s = bases.get(s)) {
      result = result.over(looks.getOrDefault(s, new Look()));
    }
    return result;
  }
}
