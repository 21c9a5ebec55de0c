package no.slett.config;

import java.util.Optional;
import no.slett.id.RecipientId;

/**
 * Who runs what the service sends data to (Art. 28, law AK-2); empty where the controller itself
 * does.
 *
 * @param store of an S3 store; a folder is on the controller's own machine
 */
public record Operators(
    Optional<RecipientId> database, Optional<RecipientId> store, Optional<RecipientId> mail) {
  /** The word for the controller itself. */
  static final String CONTROLLER = "controller";

  /**
   * Reads one of them.
   *
   * @throws IllegalArgumentException when it is neither {@code controller} nor an id
   */
  static Optional<RecipientId> parse(String text) {
    return text.equals(CONTROLLER) ? Optional.empty() : Optional.of(new RecipientId(text));
  }
}
