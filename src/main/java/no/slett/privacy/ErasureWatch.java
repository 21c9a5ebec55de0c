package no.slett.privacy;

import java.lang.System.Logger.Level;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Row;
import no.slett.database.Scope;
import no.slett.database.Transaction;

/**
 * Counts erasures for the operator, and raises the alarm: over what should have been gone for two
 * days (law PU-1), and over an application that would stay for ever. Counts only.
 */
public final class ErasureWatch {
  private static final System.Logger LOG = System.getLogger(ErasureWatch.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.ACCOUNTABILITY, "erasure-watch");

  private final Database database;
  private volatile Counts counts = new Counts(0, 0, 0, 0, 0);

  public ErasureWatch(Database database) {
    this.database = database;
  }

  /**
   * Applications as they stood at the last look.
   *
   * @param due their time has come, and nothing keeps them
   * @param overdue those of them that have been due for more than two days
   * @param blocked their time has come, but something keeps them
   * @param withoutDate nothing says when they go
   * @param withoutKey they cannot be opened, since a key is missing
   */
  public record Counts(long due, long overdue, long blocked, long withoutDate, long withoutKey) {
    static Counts read(Row row) {
      return new Counts(
          row.number("due"),
          row.number("overdue"),
          row.number("blocked"),
          row.number("without_date"),
          row.number("without_key"));
    }
  }

  /** The last look's. */
  public Counts counts() {
    return counts;
  }

  /** Looks, and logs what is wrong when it was not before. */
  public void sweep() {
    var before = counts;
    counts = database.inTransaction(SCOPE, ErasureWatch::count);
    if (counts.overdue() > 0 && counts.overdue() != before.overdue()) {
      LOG.log(
          Level.ERROR,
          "{0} erasures are overdue by more than 48 hours; {1} are due, {2} blocked",
          counts.overdue(),
          counts.due(),
          counts.blocked());
    }
    if (counts.withoutDate() > 0 && counts.withoutDate() != before.withoutDate()) {
      LOG.log(
          Level.WARNING,
          "{0} applications have neither an open process nor an erasure date",
          counts.withoutDate());
    }
  }

  private static Counts count(Transaction tx) {
    return tx.first(
            """
            select count(*) filter (where state = 'due') as due,
                count(*) filter (where state = 'due' and due_at <= ?) as overdue,
                count(*) filter (where state = 'blocked') as blocked,
                without_erasure_date() as without_date,
                (select count(*) from erasure
                  where missing_key is not null and claimed_at is null) as without_key
            from pending()
            """,
            Counts::read,
            tx.instant().minus(ErasureState.ALARM))
        .orElseThrow();
  }
}
