package no.slett.document.inspect.office;

import java.util.HashSet;
import java.util.Set;
import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.ext.DefaultHandler2;

/**
 * The references of one part to others (ECMA-376 part 2).
 *
 * <p>Links that a reader must click are harmless; what a word processor fetches by itself is not. A
 * template on the applicant's own drive, which honest programs write down, fetches nothing.
 */
final class Relationships extends DefaultHandler2 {
  private final Set<String> targets = new HashSet<>();

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    if (!local.equals("Relationship")) {
      return;
    }
    var type = String.valueOf(attributes.getValue("Type"));
    var target = String.valueOf(attributes.getValue("Target"));
    if (type.endsWith("/vbaProject")) {
      throw new Refusal(Finding.MACRO);
    }
    if ("External".equalsIgnoreCase(attributes.getValue("TargetMode"))
        && !type.endsWith("/hyperlink")
        && Addresses.isRemote(target)) {
      throw new Refusal(Finding.EXTERNAL_RELATIONSHIP);
    }
    targets.add(target.substring(target.lastIndexOf('/') + 1));
  }

  /** The last parts of the names that are referred to. */
  Set<String> targets() {
    return targets;
  }
}
