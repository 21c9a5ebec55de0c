package no.slett.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Lets a limited number of calls in at once and turns the others away before their body is read.
 */
public final class Capacity {
  private final Semaphore permits;
  private final Duration retryAfter;

  /** At most so many calls at once; the others are told to come again after that time. */
  public Capacity(int permits, Duration retryAfter) {
    this.permits = new Semaphore(permits);
    this.retryAfter = retryAfter;
  }

  /** The same handler behind this gate: 503 {@code over-capacity} when it is full. */
  public Route.Handler guard(Route.Handler handler) {
    return exchange -> {
      if (!permits.tryAcquire()) {
        throw ProblemType.OVER_CAPACITY
            .problem("Send the same request again after the time in Retry-After.")
            .retryAfter(retryAfter)
            .exception();
      }
      try {
        return handler.handle(exchange);
      } finally {
        permits.release();
      }
    };
  }
}
