package no.slett.http;

import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param after where the part before ended, empty for the first
 * @param limit the most items to answer with, 1 to 100
 */
public record Page(Optional<Cursor> after, int limit) {
  /** The most items of one answer. */
  public static final int LARGEST = 100;

  private static final int USUAL = 50;

  /** Reads the query parameters {@code cursor} and {@code limit}. */
  static Page of(Optional<String> cursor, Optional<String> limit) {
    return new Page(cursor.map(Cursor::parse), limit.map(Page::limit).orElse(USUAL));
  }

  private static int limit(String text) {
    if (text.matches("[1-9][0-9]{0,2}")) {
      int limit = Integer.parseInt(text);
      if (limit <= LARGEST) {
        return limit;
      }
    }
    throw Problem.invalidField("limit", "Give a limit from 1 to " + LARGEST + ".").exception();
  }
}
