package no.slett.hiring;

import java.time.LocalDate;
import java.time.Period;

/**
 * How long things may last, as the controller has set it within the bounds of the product.
 *
 * @param closingWindow from close pressed to closed when a process says nothing else; P0D to P30D
 * @param inactivity after which a forgotten process closes itself (law PU-2); P30D to P365D
 * @param greatestAge from first opening to closed; up to P24M
 * @param unsolicited from the receipt of an unsolicited application; up to P12M
 */
public record Retention(
    Period closingWindow, Period inactivity, Period greatestAge, Period unsolicited) {
  private static final Period LONGEST_WINDOW = Period.ofDays(30);

  public Retention {
    requireWindow(closingWindow);
    require("inactivity", inactivity, Period.ofDays(30), Period.ofDays(365));
    require("greatest-age", greatestAge, Period.ofDays(31), Period.ofMonths(24));
    require("unsolicited", unsolicited, Period.ofDays(1), Period.ofMonths(12));
  }

  /** What holds when the controller says nothing. */
  public static Retention defaults() {
    return new Retention(
        Period.ofDays(14), Period.ofDays(180), Period.ofMonths(12), Period.ofMonths(6));
  }

  /**
   * A closing window within its bounds.
   *
   * @throws IllegalArgumentException when it is not P0D to P30D
   */
  public static Period requireWindow(Period window) {
    return require("closing window", window, Period.ZERO, LONGEST_WINDOW);
  }

  private static Period require(String name, Period period, Period least, Period most) {
    if (days(period) < days(least) || days(period) > days(most)) {
      throw new IllegalArgumentException(name + " must be " + least + " to " + most);
    }
    return period;
  }

  /** Only to compare with bounds: how far the period reaches from some first of January. */
  private static long days(Period period) {
    return LocalDate.EPOCH.plus(period).toEpochDay();
  }
}
