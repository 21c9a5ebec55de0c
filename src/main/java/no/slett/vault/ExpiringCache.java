package no.slett.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Remembers values for a fixed time, counted from before they were loaded, and only so many.
 * Forgetting also reaches values that are being loaded meanwhile.
 */
final class ExpiringCache<K, V> {
  private record Kept<V>(V value, Instant since) {}

  private final InstantSource clock;
  private final Duration lifetime;
  private final int capacity;
  private final LinkedHashMap<K, Kept<V>> kept = new LinkedHashMap<>();
  private long forgettings;

  ExpiringCache(InstantSource clock, Duration lifetime, int capacity) {
    this.clock = clock;
    this.lifetime = lifetime;
    this.capacity = capacity;
  }

  V get(K key, Supplier<V> load) {
    var now = clock.instant();
    long generation;
    synchronized (this) {
      var found = find(key, now);
      if (found.isPresent()) {
        return found.get();
      }
      generation = forgettings;
    }
    var value = load.get();
    keep(key, new Kept<>(value, now), generation);
    return value;
  }

  synchronized void forget(Predicate<K> which) {
    forgettings++;
    kept.keySet().removeIf(which);
  }

  private Optional<V> find(K key, Instant now) {
    dropExpired(now);
    return Optional.ofNullable(kept.get(key)).map(Kept::value);
  }

  private synchronized void keep(K key, Kept<V> value, long generation) {
    if (generation != forgettings) {
      return;
    }
    kept.remove(key);
    kept.put(key, value);
    if (kept.size() > capacity) {
      kept.pollFirstEntry();
    }
  }

  /** All live equally long, so the oldest stand first; a clock set back ends them all. */
  private void dropExpired(Instant now) {
    for (var first = kept.firstEntry(); first != null; first = kept.firstEntry()) {
      var age = Duration.between(first.getValue().since(), now);
      if (!age.isNegative() && age.compareTo(lifetime) < 0) {
        return;
      }
      kept.pollFirstEntry();
    }
  }
}
