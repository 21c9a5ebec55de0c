package no.slett.directory;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody looks for: every word has to be found somewhere in the application, also as the
 * beginning of a longer word (compounds: {@code barnehage} finds {@code barnehageplass}).
 */
public record Search(List<String> words) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int MOST_WORDS = 12;

  public Search {
    words = List.copyOf(words);
  }

  /** Reads a search field: words in NFC, punctuation is space. */
  public static Search of(String query) {
    var text = Normalizer.normalize(query, Normalizer.Form.NFC);
    return new Search(
        WORD.matcher(text).results().map(m -> m.group()).distinct().limit(MOST_WORDS).toList());
  }

  /** The words as prefix queries for {@code to_tsquery}; letters and digits need no quoting. */
  List<String> prefixes() {
    return words.stream().map(word -> word + ":*").toList();
  }

  /** Never the words: {@code q} is not logged. */
  @Override
  public String toString() {
    return "Search[" + words.size() + " words]";
  }
}
