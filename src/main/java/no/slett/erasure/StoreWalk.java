package no.slett.erasure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/** Looks through a store, some applications at a time. */
record StoreWalk(ObjectStore store) {
  private static final int AT_ONCE = 500;

  /** What bears the name of one application, and when the newest of it was written. */
  record Belongings(List<String> names, Instant newest) {
    Belongings and(StoredObject object) {
      var all = new ArrayList<>(names);
      all.add(object.key());
      var later = object.lastModified();
      return new Belongings(all, later.isAfter(newest) ? later : newest);
    }
  }

  /** A listing is in the order of keys: what belongs to one application comes together. */
  void each(Consumer<Map<Left, Belongings>> work) {
    var some = new LinkedHashMap<Left, Belongings>();
    try (var listed = store.list("")) {
      for (var object : (Iterable<StoredObject>) listed::iterator) {
        var left = Left.of(object.key());
        if (some.size() >= AT_ONCE && left.filter(some::containsKey).isEmpty()) {
          work.accept(Map.copyOf(some));
          some.clear();
        }
        left.ifPresent(
            one ->
                some.put(
                    one,
                    some.getOrDefault(one, new Belongings(List.of(), Instant.MIN)).and(object)));
      }
    }
    if (!some.isEmpty()) {
      work.accept(Map.copyOf(some));
    }
  }
}
