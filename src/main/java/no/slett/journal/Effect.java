package no.slett.journal;

import no.slett.database.Purpose;
import no.slett.database.Transaction;

/** What an event does to the database. Done once per event, but possibly after a restore again. */
public interface Effect {
  /** The kind of event, as journal entries name it. */
  String kind();

  /** Why the effect's transaction looks at the data. */
  Purpose purpose();

  /**
   * Changes the rows. What the entry names may not be there: then a restored database is older than
   * it, and there is nothing to do.
   */
  void apply(Transaction tx, JournalEntry entry);
}
