package no.slett.id;

import java.util.UUID;

/** Names one hold, one restriction or one withholding. */
public record BlockId(UUID value) {
  /** A new random id. */
  public static BlockId random() {
    return new BlockId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static BlockId parse(String text) {
    return new BlockId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
