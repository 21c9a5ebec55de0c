package no.slett.id;

import java.util.UUID;

/** Names one referee of an application. */
public record RefereeId(UUID value) {
  /** A new random id. */
  public static RefereeId random() {
    return new RefereeId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static RefereeId parse(String text) {
    return new RefereeId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
