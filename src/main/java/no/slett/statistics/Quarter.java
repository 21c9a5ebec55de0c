package no.slett.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.slett.clock.ServiceClock;

/**
 * A quarter of the calendar in Oslo, such as {@code 2026Q4}.
 *
 * @param index quarters since year 0
 */
record Quarter(int index) implements Comparable<Quarter> {
  private static final Pattern FORM = Pattern.compile("(20[0-9]{2})Q([1-4])");

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException unless {@link #toString()} could have made it
   */
  static Quarter parse(String text) {
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a quarter");
    }
    return new Quarter(Integer.parseInt(parts.group(1)) * 4 + Integer.parseInt(parts.group(2)) - 1);
  }

  static Quarter of(Instant at) {
    var day = LocalDate.ofInstant(at, ServiceClock.ZONE);
    return new Quarter(day.getYear() * 4 + day.get(IsoFields.QUARTER_OF_YEAR) - 1);
  }

  Quarter minus(int quarters) {
    return new Quarter(index - quarters);
  }

  /** This and those after it, up to the last one named. */
  List<Quarter> to(Quarter last) {
    return Stream.iterate(this, q -> q.index <= last.index, q -> new Quarter(q.index + 1)).toList();
  }

  @Override
  public int compareTo(Quarter other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return index / 4 + "Q" + (index % 4 + 1);
  }
}
