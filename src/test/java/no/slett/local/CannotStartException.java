package no.slett.local;

import org.jspecify.annotations.Nullable;

/** A part of local mode cannot start; the message is the one line that the developer reads. */
public final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStartException(String message) {
    super(message);
  }

  public CannotStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
