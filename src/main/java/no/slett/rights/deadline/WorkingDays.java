package no.slett.rights.deadline;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which Norway works: neither Saturday, Sunday nor public holiday. */
final class WorkingDays {
  /** Reads its calendar once and keeps what it worked out by year. */
  private static final HolidayManager HOLIDAYS =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));

  private WorkingDays() {}

  /** The day itself or the next working day (Regulation 1182/71 Art. 3(4)). */
  static LocalDate onOrAfter(LocalDate day) {
    var next = day;
    while (isFree(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private static boolean isFree(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || HOLIDAYS.isHoliday(day);
  }
}
