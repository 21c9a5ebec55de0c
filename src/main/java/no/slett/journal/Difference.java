package no.slett.journal;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one side holds and the other does not.
 *
 * @param unknown to the database: a restore undid it
 * @param missing from the journal, though it took effect and has not expired
 */
record Difference(Set<EntryName> unknown, Set<EntryName> missing) {
  boolean isNone() {
    return unknown.isEmpty() && missing.isEmpty();
  }

  /** The days on which the sides differ. */
  Set<LocalDate> days() {
    return Stream.concat(unknown.stream(), missing.stream())
        .map(EntryName::day)
        .collect(Collectors.toSet());
  }
}
