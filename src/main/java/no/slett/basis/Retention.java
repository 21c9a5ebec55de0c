package no.slett.basis;

import java.time.LocalDate;
import java.time.Period;
import no.slett.settings.Keyword;

/**
 * How long an activity keeps its data (law ST-0): counted from an event, and never longer than the
 * cap whatever a single process sets.
 */
public record Retention(Trigger trigger, Period duration, Period hardCap) {
  /** The shortest and the longest months to come: a month is compared with days in both. */
  private static final LocalDate BEFORE_SHORT = LocalDate.of(2027, 2, 1);

  private static final LocalDate BEFORE_LONG = LocalDate.of(2027, 7, 1);

  /** The event that the time is counted from. */
  public enum Trigger implements Keyword {
    /** The hiring process is closed. */
    PROCESS_CLOSED,
    /** The application was received. */
    RECEIVED,
    /** The consent was given. */
    CONSENT_GIVEN,
    /** The request was answered. */
    REQUEST_ANSWERED,
    /** The event was recorded. */
    RECORDED
  }

  /** True when {@code period} may, in some month of the year, be longer than {@code limit}. */
  public static boolean exceeds(Period period, Period limit) {
    return exceeds(period, limit, BEFORE_SHORT) || exceeds(period, limit, BEFORE_LONG);
  }

  private static boolean exceeds(Period period, Period limit, LocalDate from) {
    return from.plus(period).isAfter(from.plus(limit));
  }
}
