package no.slett.access;

import java.util.List;
import java.util.function.Function;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/**
 * What a feature that stores personal data tells a person about one of their applications (GDPR
 * Art. 15, law AC-1): all that there is, but for other people (Art. 15(4)) and who on the staff did
 * it (law AC-4).
 */
public interface AccessSection {
  /** In data, in the data map and in the keys of its words: kebab-case, for good. */
  String name();

  /**
   * Reads what there is, in a transaction of purpose {@code rights} about the application.
   * Restricted or not: it is the person's own.
   */
  Sealed read(Transaction tx, ApplicationId application);

  /** Whether its entries are many and small, and are shown as rows of a table. */
  default boolean isTable() {
    return false;
  }

  /** What was read; it is opened once the transaction is over. */
  @FunctionalInterface
  interface Sealed {
    /**
     * The entries, in the order in which they are told; none when there is nothing.
     *
     * @throws RuntimeException when a key or an object is gone, because the erasure has begun
     */
    List<Entry> open();
  }

  /**
   * A section of one query in which nothing is sealed.
   *
   * @param sql takes the application's id
   */
  static AccessSection rows(String name, String sql, Function<Row, Entry> mapper) {
    return new RowsSection(name, sql, mapper, false);
  }

  /** The same, as a table. */
  static AccessSection table(String name, String sql, Function<Row, Entry> mapper) {
    return new RowsSection(name, sql, mapper, true);
  }
}
