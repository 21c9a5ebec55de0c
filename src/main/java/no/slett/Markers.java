package no.slett;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.slett.clock.Sweeps;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.vault.Installation;
import no.slett.vault.Installation.Marker;

/**
 * Tells whether database and stores belong together. A mistyped bucket must not look like a mass
 * erasure, so without matching markers nothing is touched.
 */
final class Markers {
  private static final Scope SCOPE = Scope.system(Purpose.REPLAY, "markers");

  private final Database database;
  private final Stores stores;

  Markers(Database database, Stores stores) {
    this.database = database;
    this.stores = stores;
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
    for (var named : stores.all()) {
      trouble(installation, named).ifPresent(troubles::add);
    }
    return troubles;
  }

  private static Optional<String> trouble(Installation installation, Stores.Named named) {
    return switch (installation.check(named.store())) {
      case Marker.Matches() -> Optional.empty();
      case Marker.Missing() ->
          Optional.of(
              "the store of "
                  + named.name()
                  + " has no marker of installation "
                  + installation.id()
                  + ": is it the right one, and mounted?");
      case Marker.Foreign(var other) ->
          Optional.of(
              "the store of "
                  + named.name()
                  + " belongs to installation "
                  + other
                  + ", not to "
                  + installation.id());
      case Marker.Unavailable(var _) ->
          Optional.of("the store of " + named.name() + " does not answer");
    };
  }

  /** An empty database may begin an installation only on stores that hold nothing at all. */
  private List<String> begin(Transaction tx) {
    var troubles = new ArrayList<String>();
    for (var named : stores.all()) {
      try (var objects = named.store().list("")) {
        if (objects.findAny().isPresent()) {
          troubles.add("the database is new, but the store of " + named.name() + " is not empty");
        }
      }
    }
    if (troubles.isEmpty()) {
      var installation = Installation.random();
      stores.all().forEach(named -> installation.mark(named.store()));
      tx.update(
          "insert into installation (id, created_at, alive_at) values (?, ?, ?)",
          installation.id(),
          tx.instant(),
          tx.instant());
    }
    return troubles;
  }
}
