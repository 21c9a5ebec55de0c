package no.slett.id;

import java.util.UUID;

/** Names one hiring process. */
public record HiringProcessId(UUID value) {
  /** A new random id. */
  public static HiringProcessId random() {
    return new HiringProcessId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static HiringProcessId parse(String text) {
    return new HiringProcessId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
