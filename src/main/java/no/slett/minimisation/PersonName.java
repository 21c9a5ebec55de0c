package no.slett.minimisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody's name, by the two parts of a form; each may be several words. Others write it as given
 * and family name beside each other, in either order, in any case and with a genitive's s; names in
 * the middle may be left out.
 */
public record PersonName(String given, String family) {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern HYPHEN = Pattern.compile("[-\u2010\u2011]");
  private static final Pattern PIECE = Pattern.compile("[^-\u2010\u2011\\s]+");
  private static final String GAP = "[\\s\u00a0]+";
  private static final String COMMA = "(?:" + GAP + "|\\s*,\\s*)";
  private static final String BEFORE = "(?<![\\p{L}\\p{N}\\p{M}])";
  private static final String AFTER = "(?:['\u2019]?s)?(?![\\p{L}\\p{N}\\p{M}])";

  /** How it may stand in a text. */
  Pattern written() {
    var first = words(given);
    var last = words(family);
    var givenNames = first.getFirst() + optional(first.subList(1, first.size()), GAP, "");
    var familyNames = optional(last.subList(0, last.size() - 1), "", GAP) + last.getLast();
    var either = givenNames + GAP + familyNames + "|" + familyNames + COMMA + givenNames;
    return Pattern.compile(
        BEFORE + "(?:" + either + ")" + AFTER, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Quick: when not, it stands nowhere in the text. It asks for the end of the family name, which
   * no way of writing the name leaves out. Whoever has one name only, and a dash for the other, is
   * never found.
   */
  boolean mayBeIn(String plain) {
    return PIECE.matcher(given).find()
        && PIECE
            .matcher(plain(family))
            .results()
            .reduce((_, last) -> last)
            .filter(last -> plain.contains(last.group()))
            .isPresent();
  }

  /** A text as {@link #mayBeIn} wants it. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String name) {
    return SPACE.splitAsStream(name.strip()).map(PersonName::word).toList();
  }

  /** Composed or decomposed, with any hyphen or a space for a hyphen. */
  private static String word(String word) {
    return Arrays.stream(HYPHEN.split(word))
        .map(PersonName::spellings)
        .collect(Collectors.joining("[-\u2010\u2011\\s]"));
  }

  private static String spellings(String piece) {
    return Stream.of(Normalizer.Form.NFC, Normalizer.Form.NFD)
        .map(form -> Pattern.quote(Normalizer.normalize(piece, form)))
        .distinct()
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private static String optional(List<String> words, String before, String after) {
    return words.stream().map(w -> "(?:" + before + w + after + ")?").collect(Collectors.joining());
  }

  /** Never the name: it would end up in a log. */
  @Override
  public String toString() {
    return "PersonName[...]";
  }
}
