package no.slett.hiring;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/** A title as it can stand in a web address; for people, not an id. */
final class Slug {
  private static final int LONGEST = 80;

  private Slug() {}

  /** Lower-case ASCII words joined by hyphens; Norwegian letters as they are transcribed. */
  static String of(String title) {
    var plain =
        Normalizer.normalize(title, Normalizer.Form.NFC)
            .toLowerCase(Locale.ROOT)
            .replace("æ", "ae")
            .replace("ø", "oe")
            .replace("å", "aa");
    var ascii = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var slug = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    slug = slug.length() > LONGEST ? slug.substring(0, LONGEST).replaceAll("-$", "") : slug;
    return slug.isEmpty() ? "position" : slug;
  }

  /** The slug with the smallest number that makes it new. */
  static String free(String slug, Collection<String> taken) {
    var candidate = slug;
    for (var n = 2; taken.contains(candidate); n++) {
      candidate = slug + "-" + n;
    }
    return candidate;
  }
}
