package no.slett;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.slett.clock.Sweeps;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.journal.Journal;
import no.slett.privacy.Storage;
import no.slett.vault.Installation;
import no.slett.vault.Installation.Marker;
import no.slett.vault.StoreUnavailableException;

/**
 * Tells whether database and stores belong together. A mistyped bucket must not look like a mass
 * erasure, so without matching markers nothing is touched.
 */
final class Markers {
  private static final Scope SCOPE = Scope.system(Purpose.REPLAY, "markers");

  private final Database database;
  private final Stores stores;
  private final Journal journal;
  private final InstantSource systemClock;

  Markers(Database database, Stores stores, Journal journal, InstantSource systemClock) {
    this.database = database;
    this.stores = stores;
    this.journal = journal;
    this.systemClock = systemClock;
  }

  /**
   * {@link #troubles}, and a journal whose marker is there and whose entries are not: with it, a
   * restore would bring everything back unseen.
   */
  List<String> troublesAtStart() {
    var troubles = troubles();
    return troubles.isEmpty() && journal.isEmpty()
        ? database.inTransaction(SCOPE, Markers::entriesKnown)
        : troubles;
  }

  /** What is intended may not be written yet; what took effect was written before. */
  private static List<String> entriesKnown(Transaction tx) {
    return tx.list(
        """
        select count(*) as entries from journal_entry where effected_at is not null
        having count(*) > 0
        """,
        row ->
            "the store of journal is empty, but the database knows "
                + row.number("entries")
                + " entries of it: is it the right one, and whole?");
  }

  /** What does not fit, one clear line each; empty when all do. Marks a new installation. */
  List<String> troubles() {
    return database
        .inTransaction(SCOPE, Markers::known)
        .map(this::compare)
        .orElseGet(() -> database.inTransaction(SCOPE, this::beginOnce));
  }

  private List<String> beginOnce(Transaction tx) {
    tx.call("select pg_advisory_xact_lock(hashtext('slett installation'))");
    return known(tx).map(this::compare).orElseGet(() -> begin(tx));
  }

  /**
   * Work that erases, done only while all belongs together: a store that is unmounted while the
   * service runs looks as if everything in it were gone.
   */
  Sweeps.Work guard(Runnable work) {
    return () -> {
      if (troubles().isEmpty()) {
        work.run();
      }
    };
  }

  private static Optional<Installation> known(Transaction tx) {
    return tx.first("select id from installation", row -> new Installation(row.uuid("id")));
  }

  private List<String> compare(Installation installation) {
    var troubles = new ArrayList<String>();
    for (var place : stores.places()) {
      trouble(installation, place).ifPresent(troubles::add);
    }
    return troubles;
  }

  private static Optional<String> trouble(Installation installation, Storage.Place place) {
    return switch (installation.check(place.store())) {
      case Marker.Matches() -> Optional.empty();
      case Marker.Missing() ->
          Optional.of(
              "the store of "
                  + named(place)
                  + " has no marker of installation "
                  + installation.id()
                  + ": is it the right one, and mounted?");
      case Marker.Foreign(var other) ->
          Optional.of(
              "the store of "
                  + named(place)
                  + " belongs to installation "
                  + other
                  + ", not to "
                  + installation.id());
      case Marker.Unavailable(var why) ->
          Optional.of("the store of " + named(place) + " does not answer: " + why.getMessage());
    };
  }

  private static String named(Storage.Place place) {
    return place.contents().wire() + " (" + place.name() + ")";
  }

  /** An empty database may begin an installation only on stores that hold nothing at all. */
  private List<String> begin(Transaction tx) {
    var troubles = new ArrayList<String>();
    for (var place : stores.places()) {
      try (var objects = place.store().list("")) {
        if (objects.findAny().isPresent()) {
          troubles.add("the database is new, but the store of " + named(place) + " is not empty");
        }
      } catch (StoreUnavailableException why) {
        troubles.add("the store of " + named(place) + " does not answer: " + why.getMessage());
      }
    }
    if (troubles.isEmpty()) {
      var installation = Installation.random();
      stores.places().forEach(place -> installation.mark(place.store()));
      tx.update(
          "insert into installation (id, created_at, alive_at) values (?, ?, ?)",
          installation.id(),
          tx.instant(),
          systemClock.instant());
    }
    return troubles;
  }
}
