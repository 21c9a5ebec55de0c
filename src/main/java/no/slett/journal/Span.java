package no.slett.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/** Days from one to another, both included. */
record Span(LocalDate first, LocalDate last) {
  /** All days that a name may hold. */
  static final Span ALL = new Span(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

  /** All days before one. */
  static Span before(LocalDate day) {
    return new Span(ALL.first, day.minusDays(1));
  }

  /** All days but these, in as few spans as there can be. */
  static List<Span> without(SortedSet<LocalDate> days) {
    var spans = new ArrayList<Span>();
    var first = ALL.first;
    for (var day : days) {
      if (first.isBefore(day)) {
        spans.add(new Span(first, day.minusDays(1)));
      }
      first = day.plusDays(1);
    }
    spans.add(new Span(first, ALL.last));
    return spans;
  }
}
