package no.slett.vault;

import org.jspecify.annotations.Nullable;

/** The store does not answer, or cannot do what it was asked; nothing may be concluded from it. */
public class StoreUnavailableException extends RuntimeException {
  public StoreUnavailableException(String message) {
    super(message);
  }

  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
