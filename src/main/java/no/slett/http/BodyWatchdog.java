package no.slett.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off bodies that stall or take too long. Helidon has no time-out for reading a body; what
 * ends a blocked read is an interrupt, which closes the connection of a virtual thread. Only the
 * waiting for the client is watched, never the handler's own work.
 */
public final class BodyWatchdog implements AutoCloseable {
  private static final long SHORTEST_ROUND = 10;
  private static final long LONGEST_ROUND = 1000;

  private final Set<BodyWatch> watches = ConcurrentHashMap.newKeySet();
  private final BodyLimits limits;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("body-watchdog").factory());

  /** Watches with the time limits. */
  public BodyWatchdog(BodyLimits limits) {
    this.limits = limits;
    long shortest = Math.min(limits.stall().toMillis(), limits.total().toMillis());
    long round = Math.clamp(shortest / 4, SHORTEST_ROUND, LONGEST_ROUND);
    var _ = rounds.scheduleWithFixedDelay(this::round, round, round, TimeUnit.MILLISECONDS);
  }

  BodyWatch watch() {
    var watch = unwatched(limits.stall(), limits.total());
    watch(watch);
    return watch;
  }

  BodyWatch unwatched(Duration stall, Duration total) {
    return new BodyWatch(stall, total);
  }

  void watch(BodyWatch watch) {
    watches.add(watch);
  }

  void forget(BodyWatch watch) {
    watches.remove(watch);
  }

  /** How many bodies are being read; zero when no call is under way. */
  public int watched() {
    return watches.size();
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }

  private void round() {
    long now = System.nanoTime();
    watches.forEach(watch -> watch.cutIfOverdue(now));
  }
}
