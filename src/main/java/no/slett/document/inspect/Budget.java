package no.slett.document.inspect;

/** How many bytes one file may become when unpacked, all its parts and archives taken together. */
public final class Budget {
  private static final long MOST_IN_ALL = 200L << 20;
  private static final long MOST_IN_ONE = 32L << 20;

  /** Below this, the ratio of an honest part full of spaces may be anything. */
  private static final long RATIO_MATTERS = 8L << 20;

  private static final long MOST_RATIO = 300;

  private long spent;

  /**
   * Counts bytes that came out of a part.
   *
   * @param more how many came just now
   * @param soFar how many came out of this part, these included
   * @param packed its size when packed
   */
  public void spend(long more, long soFar, long packed) {
    spent += more;
    var grown = soFar > RATIO_MATTERS && soFar / MOST_RATIO > Math.max(packed, 1);
    if (spent > MOST_IN_ALL || soFar > MOST_IN_ONE || grown) {
      throw new Refusal(Finding.DECOMPRESSION_LIMIT);
    }
  }
}
