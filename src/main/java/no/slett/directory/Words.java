package no.slett.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits what is indexed and what is looked for in the same way. PostgreSQL's own parser would keep
 * {@code Java/Kotlin} as a file name and {@code 2027-05} as a sum.
 */
final class Words {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}]*(\\+\\+|#)?");

  /** Soft hyphens, joiners, marks of direction. */
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

  /** Longer ones are no words; PostgreSQL leaves them out above 2 kB. */
  private static final int LONGEST_WORD = 200;

  /**
   * Characters of one part: a tsvector holds 1 MiB, each may take three bytes, and each word is in
   * it up to three times.
   */
  private static final int LONGEST_PART = 100_000;

  private Words() {}

  /**
   * The words, in lower case, in the compatible form of Unicode (NFKC): {@code ﬁ} is {@code fi}.
   */
  static Stream<String> of(String text) {
    var visible = INVISIBLE.matcher(text).replaceAll("");
    var normal = Normalizer.normalize(visible, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return WORD.matcher(Normalizer.normalize(normal, Normalizer.Form.NFKC))
        .results()
        .map(MatchResult::group)
        .filter(word -> word.length() <= LONGEST_WORD);
  }

  /** The words with a space between them, in parts that PostgreSQL can hold; at least one. */
  static List<String> parts(String text) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    of(text)
        .forEach(
            word -> {
              if (part.length() + word.length() > LONGEST_PART) {
                parts.add(part.toString());
                part.setLength(0);
              }
              part.append(term(word)).append(' ');
            });
    parts.add(part.toString());
    return parts;
  }

  /** A word as PostgreSQL is told it; else C, C++ and C# were one. */
  static String term(String word) {
    return word.replace("++", "plusplus").replace("#", "sharp");
  }
}
