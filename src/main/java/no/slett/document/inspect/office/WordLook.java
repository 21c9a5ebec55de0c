package no.slett.document.inspect.office;

import java.util.Set;
import org.xml.sax.Attributes;

/** Reads single properties of WordprocessingML into a look. */
final class WordLook {
  private static final Set<String> OFF = Set.of("0", "false", "off", "none", "nil");

  /** In half points: text under two points is not read by anybody. */
  private static final int TINY = 4;

  private WordLook() {}

  /** Takes note of one element below a run's, paragraph's or cell's properties. */
  static void read(String local, Attributes attributes, Look look) {
    var value = attribute(attributes, "val");
    switch (local) {
      case "vanish" -> look.vanish = !OFF.contains(value);
      case "color" -> look.white = Look.isWhite(value);
      case "sz" -> look.tiny = value.matches("\\d{1,4}") && Integer.parseInt(value) < TINY;
      case "shd" -> look.shaded |= isColour(attribute(attributes, "fill"));
      case "highlight" -> look.shaded |= !OFF.contains(value) && !value.equals("white");
      default -> {}
    }
  }

  private static boolean isColour(String fill) {
    return fill.matches("[0-9A-Fa-f]{6}") && !Look.isWhite(fill);
  }

  /** The attribute with this local name, or an empty string. */
  static String attribute(Attributes attributes, String local) {
    for (var i = 0; i < attributes.getLength(); i++) {
      if (attributes.getLocalName(i).equals(local)) {
        return attributes.getValue(i);
      }
    }
    return "";
  }
}
