package no.slett.id;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names one personal data breach. */
public record BreachId(UUID value) {
  /** A new one, random. */
  public static BreachId random() {
    return new BreachId(UUID.randomUUID());
  }

  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static BreachId parse(String text) {
    return new BreachId(Ids.parse(text));
  }

  @Override
  @JsonValue
  public String toString() {
    return value.toString();
  }
}
