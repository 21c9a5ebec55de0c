package no.slett.erasure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.vault.ObjectStore;

/**
 * Objects of living applications that no row names: not yet, or not any more. A crash between the
 * store and the database leaves none behind that would lie there until the whole application goes.
 */
public final class LooseObjects {
  /** Longer than it takes to write an object and name it in a row. By the system clock. */
  private static final Duration WRITING = Duration.ofMinutes(30);

  /** Whoever has just read a row may still open what it named. By the system clock. */
  private static final Duration READING = Duration.ofMinutes(1);

  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "loose objects");

  private final Database database;
  private final ObjectStore objects;
  private final InstantSource systemClock;

  /** Takes the parts. */
  public LooseObjects(Database database, ObjectStore objects, InstantSource systemClock) {
    this.database = database;
    this.objects = objects;
    this.systemClock = systemClock;
  }

  /**
   * Says that an object is going to be written, in a transaction of its own that is committed
   * before it is.
   *
   * @param scope of purpose {@code rights}, about the application
   */
  public void announce(Scope scope, ApplicationId application, String object) {
    database.run(scope, tx -> insert(tx, application, object, WRITING));
  }

  /**
   * Says that a row names it from this transaction on.
   *
   * @throws IllegalStateException when it came too late, and the object is gone
   */
  public static void named(Transaction tx, String object) {
    if (tx.update("delete from loose_object where object = ?", object) != 1) {
      throw new IllegalStateException("object " + object + " was written for too long");
    }
  }

  /** Says that no row names these any more from this transaction on. */
  public void released(Transaction tx, ApplicationId application, Collection<String> names) {
    names.forEach(name -> insert(tx, application, name, READING));
  }

  private void insert(Transaction tx, ApplicationId application, String object, Duration after) {
    tx.update(
        """
        insert into loose_object (object, application_id, due_at) values (?, ?, ?)
        on conflict do nothing
        """,
        object,
        application,
        systemClock.instant().plus(after));
  }

  /** Removes those whose time has come, every version of each. */
  public void sweep() {
    while (database.inTransaction(SCOPE, this::some)) {
      // until none is left
    }
  }

  /** The objects first: a row whose object is gone is swept again, and finds nothing. */
  private boolean some(Transaction tx) {
    var due =
        tx.list(
            """
            select object from loose_object where due_at <= ?
            order by due_at limit 100 for update skip locked
            """,
            row -> row.text("object"),
            systemClock.instant());
    objects.delete(due);
    tx.update("delete from loose_object where object = any (?::text[])", Transaction.array(due));
    return !due.isEmpty();
  }

  /** What erasure does to their rows; the objects go with all others. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from loose_object where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'superseded' as category, count(*) as n from gone group by 1
        """);
  }
}
