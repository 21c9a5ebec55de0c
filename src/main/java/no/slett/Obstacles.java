package no.slett;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.slett.erasure.Restores;
import no.slett.privacy.Storage;

/** What keeps the doors shut. */
final class Obstacles {
  private Obstacles() {}

  /** Of the first part that has something to tell. */
  static List<String> troubles(Markers markers, Storage storage, Restores restores) {
    return Stream.<Supplier<List<String>>>of(
            markers::troublesAtStart, storage::troubles, restores::troubles)
        .map(Supplier::get)
        .filter(troubles -> !troubles.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
