package no.slett.accountability.record;

import java.util.List;

/** What a record must say (Art. 30(1), law AK-1), and the legal basis, which it should. */
public enum RecordItem {
  CONTROLLER("30(1)(a)"),
  PURPOSES("30(1)(b)"),
  LEGAL_BASIS("6(1)"),
  PERSONS_AND_DATA("30(1)(c)"),
  RECIPIENTS("30(1)(d)"),
  TRANSFERS("30(1)(e)"),
  TIME_LIMITS("30(1)(f)"),
  SECURITY("30(1)(g)");

  private final String article;

  RecordItem(String article) {
    this.article = article;
  }

  /** Where the law asks for it. */
  public String article() {
    return article;
  }

  /**
   * The words, which must say something.
   *
   * @throws IllegalStateException naming the point that says nothing
   */
  String demand(String words) {
    if (words.isBlank()) {
      throw new IllegalStateException("the record says nothing on " + article);
    }
    return words;
  }

  /**
   * The list, which must have something in it.
   *
   * @throws IllegalStateException naming the point that says nothing
   */
  <T> List<T> demand(List<T> said) {
    if (said.isEmpty()) {
      throw new IllegalStateException("the record says nothing on " + article);
    }
    return List.copyOf(said);
  }
}
