package no.slett.journal;

import java.time.LocalDate;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The digests of closed days, as both sides remember them.
 *
 * @param here in the database
 * @param there in the journal
 */
record ClosedDays(SortedMap<LocalDate, DayDigest> here, SortedMap<LocalDate, DayDigest> there) {
  /** The days on which both say the same. */
  SortedSet<LocalDate> agreed() {
    var agreed = new TreeSet<>(here.keySet());
    agreed.removeIf(day -> !Objects.equals(here.get(day), there.get(day)));
    return agreed;
  }

  /** Whether both know this digest for the day. */
  boolean agreeOn(LocalDate day, DayDigest digest) {
    return digest.equals(here.get(day)) && digest.equals(there.get(day));
  }
}
