package no.slett.vault;

import org.jspecify.annotations.Nullable;

/** The store has no room left. */
public final class StoreFullException extends StoreUnavailableException {
  public StoreFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
