package no.slett.vault;

/**
 * A key that should be there is not. Without a journal entry that says so this is an alarm, never
 * by itself an erasure.
 */
public final class KeyMissingException extends RuntimeException {
  public KeyMissingException(String id) {
    super("no key " + id);
  }
}
