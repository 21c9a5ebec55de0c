package no.slett.journal;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import no.slett.database.Row;
import no.slett.database.Transaction;

/** What the database knows of the journal, day by day. */
final class KnownDays {
  private KnownDays() {}

  /** The digests of days that were compared in full. */
  static SortedMap<LocalDate, DayDigest> closed(Transaction tx) {
    var days = new TreeMap<LocalDate, DayDigest>();
    tx.list(
        "select day, entries, sha256 from journal_day",
        row -> days.put(row.date("day"), new DayDigest(row.number("entries"), row.text("sha256"))));
    return days;
  }

  /** The names of all events of these days, also of those that are only intended. */
  static Set<EntryName> known(Transaction tx, List<Span> spans) {
    return names(tx, "select day, id from journal_entry where day between ? and ?", spans);
  }

  /** Those that took effect, so that the journal holds their entries. */
  static Set<EntryName> effected(Transaction tx, List<Span> spans) {
    return names(
        tx,
        """
        select day, id from journal_entry where day between ? and ? and effected_at is not null
        """,
        spans);
  }

  private static Set<EntryName> names(Transaction tx, String sql, List<Span> spans) {
    var names = new HashSet<EntryName>();
    for (var span : spans) {
      names.addAll(tx.list(sql, KnownDays::name, span.first(), span.last()));
    }
    return names;
  }

  private static EntryName name(Row row) {
    return new EntryName(row.date("day"), row.uuid("id"));
  }

  /**
   * The last day that may be closed: the one before yesterday, so that neither clocks that differ
   * nor a transaction under way can matter.
   */
  static LocalDate lastToClose(Transaction tx) {
    return tx.first(
            "select (clock_timestamp() at time zone 'UTC')::date - 2 as day",
            row -> row.date("day"))
        .orElseThrow();
  }

  /**
   * Closes a day if the database knows exactly what the journal holds; both are read in this
   * transaction, so that a database restored meanwhile is never said to know what it does not.
   */
  static boolean close(Transaction tx, LocalDate day, DayDigest there) {
    var ids = known(tx, List.of(new Span(day, day))).stream().map(EntryName::id).toList();
    if (!DayDigest.of(ids).equals(there)) {
      return false;
    }
    tx.update(
        """
        insert into journal_day (day, entries, sha256) values (?, ?, ?)
        on conflict (day) do update set entries = excluded.entries, sha256 = excluded.sha256
        """,
        day,
        there.entries(),
        there.sha256());
    return true;
  }

  /** Days that have to be compared in full again. */
  static void reopen(Transaction tx, Set<LocalDate> days) {
    tx.update("delete from journal_day where day = any (?::date[])", Transaction.array(days));
  }

  /**
   * Days that may be forgotten.
   *
   * @param day the first that is remembered
   * @param underWay days before it with events that have not taken effect
   */
  record Past(LocalDate day, Set<LocalDate> underWay) {}

  /** The days before one, but none that may not be closed yet. */
  static Past before(Transaction tx, LocalDate day) {
    var open = lastToClose(tx).plusDays(1);
    var underWay =
        tx.list(
            "select distinct day from journal_entry where effected_at is null",
            row -> row.date("day"));
    return new Past(day.isBefore(open) ? day : open, Set.copyOf(underWay));
  }

  static void forget(Transaction tx, Past past) {
    tx.update("delete from journal_day where day < ?", past.day());
    tx.update(
        """
        delete from journal_entry
        where day < ? and day <> all (?::date[]) and effected_at is not null
        """,
        past.day(),
        Transaction.array(past.underWay()));
  }
}
