package no.slett.journal;

/**
 * Something in the journal is not what this installation signed there: changed, cut, moved to
 * another name, or by another key. It stops readiness and is never obeyed.
 */
public final class ForgedEntryException extends RuntimeException {
  public ForgedEntryException(String id) {
    super("not signed by us: journal object " + id);
  }
}
