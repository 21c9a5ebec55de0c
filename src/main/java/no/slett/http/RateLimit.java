package no.slett.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;

/**
 * One rate for each of many callers, in the memory of this instance. It remembers a bounded number
 * of them; whoever was not there for the longest is forgotten first.
 */
public final class RateLimit {
  private static final int MOST_CALLERS = 20_000;

  private record Kept(Bucket bucket, Instant used) {}

  private final Rate rate;
  private final InstantSource systemClock;
  private final LinkedHashMap<String, Kept> callers = new LinkedHashMap<>();

  public RateLimit(Rate rate, InstantSource systemClock) {
    this.rate = rate;
    this.systemClock = systemClock;
  }

  /**
   * Counts one call.
   *
   * @param caller opaque: a network, a client, the keyed hash of an address
   * @throws ProblemException 429 {@code too-many-requests} when it is one too many
   */
  public void take(String caller) {
    var probe = bucket(caller).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw ProblemType.TOO_MANY_REQUESTS
          .problem("Wait as long as Retry-After says.")
          // rounded up: told a second too early, the caller would only be turned away again
          .retryAfter(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1))
          .exception();
    }
  }

  private synchronized Bucket bucket(String caller) {
    var now = systemClock.instant();
    var kept = callers.remove(caller);
    forgetIdle(now);
    var bucket = kept == null ? full() : kept.bucket();
    callers.put(caller, new Kept(bucket, now));
    return bucket;
  }

  /** A bucket that was idle for the whole time is full again: like one that was never there. */
  private void forgetIdle(Instant now) {
    for (var first = callers.firstEntry(); first != null; first = callers.firstEntry()) {
      if (callers.size() < MOST_CALLERS && first.getValue().used().plus(rate.per()).isAfter(now)) {
        return;
      }
      callers.pollFirstEntry();
    }
  }

  private Bucket full() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(rate.calls()).refillGreedy(rate.calls(), rate.per()))
        .withCustomTimePrecision(new Meter(systemClock))
        .build();
  }

  private record Meter(InstantSource systemClock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, systemClock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
