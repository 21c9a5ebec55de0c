package no.slett.vault;

/** Nothing lies under this key. */
public final class NoSuchObjectException extends RuntimeException {
  public NoSuchObjectException(String key) {
    super("no object " + key);
  }
}
