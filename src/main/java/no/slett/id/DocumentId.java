package no.slett.id;

import java.util.UUID;

/** Names one document of an application. */
public record DocumentId(UUID value) {
  /** A new random id. */
  public static DocumentId random() {
    return new DocumentId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static DocumentId parse(String text) {
    return new DocumentId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
