package no.slett.id;

import java.util.UUID;

/** The one way ids are read: canonical form only, so that each id has exactly one spelling. */
final class Ids {
  private Ids() {}

  static UUID parse(String text) {
    var id = UUID.fromString(text);
    if (!id.toString().equals(text)) {
      throw new IllegalArgumentException("not an id in canonical form");
    }
    return id;
  }
}
