package no.slett.basis;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import no.slett.settings.Keyword;

/**
 * How long an activity keeps its data (law ST-0): counted from an event, and never longer than the
 * cap whatever a single process sets.
 */
public record Retention(Trigger trigger, Period duration, Period hardCap) {
  /** Before a short month and a leap day, and before a long month and none. */
  private static final List<LocalDate> STARTS =
      List.of(LocalDate.of(2027, 2, 1), LocalDate.of(2025, 7, 1));

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

  /** True when {@code period} may, from some day on, be longer than {@code limit}. */
  public static boolean exceeds(Period period, Period limit) {
    return STARTS.stream().anyMatch(s -> s.plus(period).isAfter(s.plus(limit)));
  }
}
