package no.slett.directory;

import java.util.List;

/**
 * What somebody looks for: every word has to be found somewhere in the application, also as the
 * beginning of a longer word (compounds: {@code barnehage} finds {@code barnehageplass}). Frequent
 * words such as {@code og} count like any other.
 */
public record Search(List<String> words) {
  private static final int MOST_WORDS = 12;

  public Search {
    words = List.copyOf(words);
  }

  /** Reads a search field: punctuation is space, and words after the twelfth are left out. */
  public static Search of(String query) {
    return new Search(Words.of(query).distinct().limit(MOST_WORDS).toList());
  }

  /** True when there is no word to look for. It finds nothing; a caller may list all instead. */
  public boolean isEmpty() {
    return words.isEmpty();
  }

  /** The words as PostgreSQL is asked for them. */
  List<String> terms() {
    return words.stream().map(Words::term).toList();
  }

  /** Never the words: {@code q} is not logged. */
  @Override
  public String toString() {
    return "Search[" + words.size() + " words]";
  }
}
