package no.slett.id;

import java.util.UUID;

/** Names one note on an application. */
public record NoteId(UUID value) {
  /** A new random id. */
  public static NoteId random() {
    return new NoteId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static NoteId parse(String text) {
    return new NoteId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
