package no.slett.id;

import java.util.UUID;

/** Names one request to use a right. */
public record RequestId(UUID value) {
  /**
   * Reads the id's text form.
   *
   * @throws IllegalArgumentException when the text is no id
   */
  public static RequestId parse(String text) {
    return new RequestId(Ids.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
