package no.slett.spine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A service clock that runs with the system's, and that a test moves ahead. */
public final class Clocks implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return InstantSource.system().instant().plus(ahead.get());
  }

  /** Time passes. */
  public void pass(Duration time) {
    ahead.accumulateAndGet(time, Duration::plus);
  }
}
