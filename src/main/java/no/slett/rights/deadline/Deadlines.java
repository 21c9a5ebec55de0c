package no.slett.rights.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import no.slett.clock.ServiceClock;

/**
 * When the answer to a request is due, each time the last second of a day in Norway. The day of
 * receipt does not count; a month ends on the day of the same number, or on its last day.
 *
 * @param internal the day to work towards: one month or 30 days, whichever is earlier, and no free
 *     day moves it. Both readings of Art. 12(3) are kept by it
 * @param legal one month, moved to the next working day (Regulation 1182/71 Art. 3(4))
 * @param extended three months from receipt, likewise (law RQ-2)
 */
public record Deadlines(Instant internal, Instant legal, Instant extended) {
  private static final Period MONTH = Period.ofMonths(1);
  private static final Period WITH_EXTENSION = Period.ofMonths(3);
  private static final int DAYS = 30;

  /** Of a request whose clock never stood still. */
  public static Deadlines of(Instant received) {
    return of(received, List.of());
  }

  /** Of a request whose clock stood still at times. */
  public static Deadlines of(Instant received, List<Pause> pauses) {
    var day = received.atZone(ServiceClock.ZONE).toLocalDate();
    var paused = pauses.stream().mapToLong(pause -> pause.days(received)).sum();
    var month = day.plus(MONTH);
    var days = day.plusDays(DAYS);
    var earlier = month.isBefore(days) ? month : days;
    return new Deadlines(
        end(earlier.plusDays(paused)),
        end(WorkingDays.onOrAfter(month.plusDays(paused))),
        end(WorkingDays.onOrAfter(day.plus(WITH_EXTENSION).plusDays(paused))));
  }

  /** 23:59:59; the day may have 23 or 25 hours. */
  private static Instant end(LocalDate day) {
    return day.plusDays(1).atStartOfDay(ServiceClock.ZONE).toInstant().minusSeconds(1);
  }
}
