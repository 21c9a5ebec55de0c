package no.slett.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of a list, in the shape that every list has.
 *
 * @param nextCursor where the next part begins, absent at the end
 * @param incomplete true while the list may lack items, otherwise absent
 */
public record Listing<T>(List<T> items, @Nullable String nextCursor, @Nullable Boolean incomplete) {
  public Listing {
    items = List.copyOf(items);
  }

  /** A part of a complete list. */
  public static <T> Listing<T> of(List<T> items, Optional<Cursor> next) {
    return new Listing<>(items, next.map(Cursor::token).orElse(null), null);
  }

  /** This part, marked as one that may lack items. */
  public Listing<T> asIncomplete() {
    return new Listing<>(items, nextCursor, true);
  }
}
