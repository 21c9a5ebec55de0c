package no.slett.vault;

/** Sealed bytes were changed, cut, moved to another name, or belong to another key. */
public final class SealBrokenException extends RuntimeException {
  public SealBrokenException(String id) {
    super("the seal is broken: " + id);
  }
}
