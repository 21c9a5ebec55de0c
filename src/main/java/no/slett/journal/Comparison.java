package no.slett.journal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Compares the entries of the journal with what the database knows, in time that grows with what is
 * new: days on which the digests of both sides agree are not listed.
 *
 * <p>A restored database has its digests from the same moment as its rows, so it has none of a day
 * that it lacks; a journal that was put back has none of a day that it lacks either. Whichever side
 * is older, its days are listed.
 */
final class Comparison {
  private static final Scope SCOPE = Scope.system(Purpose.REPLAY, "comparison");

  private final Database database;
  private final Journal journal;
  private @Nullable LocalDate lastChecked;

  Comparison(Database database, Journal journal) {
    this.database = database;
    this.journal = journal;
  }

  /** What differs on all days but those whose digests agree. */
  Difference atStart() {
    var agreed = closedDays().agreed();
    return difference(names(agreed));
  }

  /**
   * The same, and of one closed day too, another at each call: digests may agree on what is not
   * there any more. Closes the days that are over; a closed day that differs is compared in full
   * until it does not.
   */
  synchronized Difference whileRunning() {
    var closed = closedDays();
    var trusted = new TreeSet<>(closed.agreed());
    checkOne(trusted);
    var names = names(trusted);
    var difference = difference(names);
    if (difference.isNone()) {
      close(closed, trusted, names);
    } else {
      database.run(SCOPE, tx -> KnownDays.reopen(tx, difference.days()));
    }
    return difference;
  }

  private void checkOne(SortedSet<LocalDate> trusted) {
    if (!trusted.isEmpty()) {
      var later = lastChecked == null ? trusted : trusted.tailSet(lastChecked.plusDays(1));
      lastChecked = later.isEmpty() ? trusted.first() : later.first();
      trusted.remove(lastChecked);
    }
  }

  private ClosedDays closedDays() {
    return new ClosedDays(database.inTransaction(SCOPE, KnownDays::closed), journal.closedDays());
  }

  private record Names(Set<EntryName> effected, Set<EntryName> there, Set<EntryName> known) {}

  /**
   * In this order: what took effect was written before, and what is written was intended before.
   */
  private Names names(SortedSet<LocalDate> but) {
    var spans = Span.without(but);
    var effected = database.inTransaction(SCOPE, tx -> KnownDays.effected(tx, spans));
    var there = new HashSet<EntryName>();
    spans.forEach(span -> there.addAll(journal.names(span)));
    return new Names(
        effected, there, database.inTransaction(SCOPE, tx -> KnownDays.known(tx, spans)));
  }

  /** What has expired meanwhile is no difference. */
  private Difference difference(Names names) {
    var remembered = remembered();
    return new Difference(
        without(names.there(), names.known(), remembered),
        without(names.effected(), names.there(), remembered));
  }

  private static Set<EntryName> without(
      Set<EntryName> all, Set<EntryName> others, LocalDate since) {
    return all.stream()
        .filter(name -> !others.contains(name) && !name.day().isBefore(since))
        .collect(toSet());
  }

  private LocalDate remembered() {
    return journal.expiredBefore().orElse(Span.ALL.first());
  }

  private void close(ClosedDays closed, SortedSet<LocalDate> unlisted, Names names) {
    var ids =
        names.there().stream().collect(groupingBy(EntryName::day, mapping(EntryName::id, toSet())));
    var first =
        Stream.concat(ids.keySet().stream(), unlisted.stream())
            .filter(day -> !day.isBefore(remembered()))
            .min(LocalDate::compareTo);
    if (first.isEmpty()) {
      return;
    }
    var there = new TreeMap<>(closed.there());
    database.run(
        SCOPE,
        tx -> {
          var last = KnownDays.lastToClose(tx);
          for (var day = first.get(); !day.isAfter(last); day = day.plusDays(1)) {
            var digest = DayDigest.of(ids.getOrDefault(day, Set.of()));
            if (!unlisted.contains(day)
                && !closed.agreeOn(day, digest)
                && KnownDays.close(tx, day, digest)) {
              there.put(day, digest);
            }
          }
        });
    if (!there.equals(closed.there())) {
      journal.putClosedDays(there);
    }
  }
}
