package no.slett;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.slett.erasure.Restores;
import no.slett.privacy.Storage;
import no.slett.settings.InvalidSettings;

/** What keeps a start from being one. */
final class Obstacles {
  private Obstacles() {}

  /** A store on which nothing can be erased will not get better by waiting. */
  static void demandErasable(Storage storage) {
    var obstacles = storage.obstacles();
    if (!obstacles.isEmpty()) {
      throw new InvalidSettings(obstacles);
    }
  }

  /** What keeps the doors shut, of the first part that has something to tell. */
  static List<String> troubles(Markers markers, Storage storage, Restores restores) {
    return Stream.<Supplier<List<String>>>of(
            markers::troublesAtStart, storage::troubles, restores::troubles)
        .map(Supplier::get)
        .filter(troubles -> !troubles.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
