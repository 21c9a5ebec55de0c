package no.slett.document.inspect;

/** How many pages a document may have. */
public final class PageLimit {
  private static final int MOST_PAGES = 500;

  private PageLimit() {}

  /** Refuses a document with more pages than anybody would read. */
  public static void check(long pages) {
    if (pages > MOST_PAGES) {
      throw new Refusal(Finding.PAGE_LIMIT);
    }
  }
}
