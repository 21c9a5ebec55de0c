package no.slett.journal;

/**
 * The database knows entries that the journal should hold and does not: the journal was put back to
 * an older state, or is not the right one. It stops readiness.
 */
public final class IncompleteJournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IncompleteJournalException(int missing) {
    super("the journal lacks " + missing + " entries that the database knows: is it whole?");
  }
}
