package no.slett.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;

/**
 * Decides law: deadlines, bases, retention, certificates, audit times. Local mode may run it ahead,
 * and tests move it.
 */
public record ServiceClock(InstantSource source) implements InstantSource {
  /** Where days and months are counted. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

  /** Counts a period on the calendar of the controller's country. */
  public static Instant after(Instant from, Period period) {
    return from.atZone(ZONE).plus(period).toInstant();
  }

  /** Counts a period backwards. */
  public static Instant before(Instant to, Period period) {
    return to.atZone(ZONE).minus(period).toInstant();
  }

  @Override
  public Instant instant() {
    return source.instant();
  }
}
