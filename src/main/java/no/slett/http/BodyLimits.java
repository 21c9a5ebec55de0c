package no.slett.http;

import java.time.Duration;

/**
 * How long and how large the body of a request may be.
 *
 * @param jsonBytes the most bytes of a JSON body
 * @param stall how long the service waits for the next byte
 * @param total how long reading one body may take
 */
public record BodyLimits(int jsonBytes, Duration stall, Duration total) {
  /** 1 MiB of JSON, 30 seconds for the next byte, 15 minutes for all. */
  public static final BodyLimits DEFAULT =
      new BodyLimits(1 << 20, Duration.ofSeconds(30), Duration.ofMinutes(15));

  public BodyLimits {
    if (jsonBytes < 1 || !stall.isPositive() || !total.isPositive()) {
      throw new IllegalArgumentException("limits of a body are positive");
    }
  }
}
