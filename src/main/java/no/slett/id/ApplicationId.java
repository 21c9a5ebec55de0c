package no.slett.id;

import java.util.UUID;

/** Names one application; opaque and unguessable. */
public record ApplicationId(UUID value) {
  /** A new random id. */
  public static ApplicationId random() {
    return new ApplicationId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static ApplicationId parse(String text) {
    return new ApplicationId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
