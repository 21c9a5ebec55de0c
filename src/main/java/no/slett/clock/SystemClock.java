package no.slett.clock;

import java.time.Instant;
import java.time.InstantSource;

/** Decides machinery: expiry of tokens and leases, time-outs, age of orphans, back-off, sweeps. */
public record SystemClock(InstantSource source) implements InstantSource {
  @Override
  public Instant instant() {
    return source.instant();
  }
}
