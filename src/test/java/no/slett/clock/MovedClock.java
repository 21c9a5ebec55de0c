package no.slett.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class MovedClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public MovedClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  /** Moves on. */
  public void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  /** Moves on by the calendar. */
  public void pass(Period time) {
    now.updateAndGet(at -> ServiceClock.after(at, time));
  }

  /** Moves to an instant. */
  public void set(Instant at) {
    now.set(at);
  }
}
