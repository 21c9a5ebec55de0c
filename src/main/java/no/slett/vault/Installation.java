package no.slett.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which installation a store belongs to: each of {@code objects}, {@code keys} and {@code journal}
 * holds its id as plain text under {@value #MARKER}. Without this a mistyped bucket would look like
 * a mass erasure.
 */
public record Installation(UUID id) {
  /** The marker's key. */
  public static final String MARKER = "installation";

  /** What a store's marker says. */
  public sealed interface Marker {
    /** The store is this installation's. */
    record Matches() implements Marker {}

    /** The store has no marker. */
    record Missing() implements Marker {}

    /** The store is another installation's; empty when its marker is no id. */
    record Foreign(String id) implements Marker {}

    /** The store does not answer, so that nothing is known. */
    record Unavailable(StoreUnavailableException why) implements Marker {}
  }

  /** A new installation. */
  public static Installation random() {
    return new Installation(UUID.randomUUID());
  }

  /** Reads the store's marker. */
  public Marker check(ObjectStore store) {
    try {
      return store.find(MARKER).map(this::judge).orElseGet(Marker.Missing::new);
    } catch (StoreUnavailableException e) {
      return new Marker.Unavailable(e);
    }
  }

  /**
   * Marks a new installation's store. Marking again is harmless.
   *
   * @throws IllegalStateException when the store is another installation's
   */
  public void mark(ObjectStore store) {
    switch (check(store)) {
      case Marker.Matches _ -> {}
      case Marker.Missing _ -> store.put(MARKER, id.toString().getBytes(StandardCharsets.US_ASCII));
      case Marker.Foreign(var other) ->
          throw new IllegalStateException("the store belongs to installation " + other);
      case Marker.Unavailable(var why) -> throw why;
    }
  }

  private Marker judge(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8).strip();
    if (text.equals(id.toString())) {
      return new Marker.Matches();
    }
    try {
      return new Marker.Foreign(UUID.fromString(text).toString());
    } catch (IllegalArgumentException e) {
      return new Marker.Foreign("");
    }
  }
}
