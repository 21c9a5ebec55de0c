package no.slett.rights.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import no.slett.clock.ServiceClock;

/**
 * A time in which the controller waited for what only the person could give (law RQ-6).
 *
 * @param from when the person was asked
 * @param to when the person answered
 */
public record Pause(Instant from, Instant to) {
  /** Asked later than this, without undue delay is over: the clock runs on. */
  private static final int DAYS_TO_ASK = 3;

  public Pause {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a pause does not end before it begins");
    }
  }

  /** Whether a question asked then stops the clock of a request that was received then. */
  public static boolean stopsTheClock(Instant received, Instant asked) {
    return !day(asked).isAfter(day(received).plusDays(DAYS_TO_ASK));
  }

  /** The days that are given back, none when the question came too late. */
  long days(Instant received) {
    return stopsTheClock(received, from) ? ChronoUnit.DAYS.between(day(from), day(to)) : 0;
  }

  private static LocalDate day(Instant at) {
    return at.atZone(ServiceClock.ZONE).toLocalDate();
  }
}
