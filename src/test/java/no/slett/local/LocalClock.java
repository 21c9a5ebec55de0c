package no.slett.local;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;

/**
 * The service clock of local mode: the system clock, some time ahead, so that anyone can watch
 * retention happen. Calendar periods (P2M) are counted in UTC.
 */
public record LocalClock(InstantSource system, TemporalAmount ahead) implements InstantSource {

  /**
   * Reads an ISO 8601 period or duration, such as P40D, P2M or PT5H.
   *
   * @throws CannotStartException for anything else, and for one that goes back
   */
  public static LocalClock parse(InstantSource system, String ahead) {
    var clock = new LocalClock(system, amount(ahead));
    var now = system.instant();
    if (clock.after(now).isBefore(now)) {
      throw new CannotStartException("slett.local.clock may not go back: " + ahead);
    }
    return clock;
  }

  @Override
  public Instant instant() {
    return after(system.instant());
  }

  private Instant after(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).plus(ahead).toInstant();
  }

  private static TemporalAmount amount(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeException notADuration) {
      return period(text);
    }
  }

  private static Period period(String text) {
    try {
      return Period.parse(text);
    } catch (DateTimeException e) {
      throw new CannotStartException("slett.local.clock is no period such as P40D: " + text, e);
    }
  }
}
