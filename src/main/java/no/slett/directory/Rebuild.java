package no.slett.directory;

import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.slett.database.Database;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * Fills the working index again from sealed data, after a crash of PostgreSQL has emptied it or a
 * restore has lost it.
 *
 * <p>Any number of instances may run it at any time: each process is taken by one of them. What
 * arrives meanwhile is put into the index by whoever takes it in; only what is missing is added,
 * and never what an erasure has claimed.
 */
public final class Rebuild {
  private static final System.Logger LOG = System.getLogger(Rebuild.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.INDEX, "index");

  private final Database database;
  private final Source source;

  public Rebuild(Database database, Source source) {
    this.database = database;
    this.source = source;
  }

  /**
   * How much of the working index is there, counted in the database: the same for all instances.
   *
   * @param processes whose index is incomplete; 0 when all is well
   * @param done applications that are in it, of {@code total}
   */
  public record Progress(long processes, long done, long total) {
    /** Whether nothing is missing. */
    public boolean isComplete() {
      return processes == 0;
    }
  }

  /** Where it stands. */
  public Progress progress() {
    return database.inTransaction(SCOPE, RebuildRows::progress);
  }

  /** Makes missing partitions, without which intake fails: before it begins. Quick. */
  public void createPartitions() {
    for (var process : incomplete()) {
      database.run(SCOPE, tx -> Directory.createPartition(tx, process));
    }
  }

  /**
   * Completes whatever is incomplete and no other instance has taken. Cheap when nothing is, so
   * that a sweep may ask every few seconds.
   *
   * @throws no.slett.vault.StoreUnavailableException when the store does not answer: try again
   */
  public void run() {
    for (var process : incomplete()) {
      database.run(
          SCOPE,
          claim -> {
            if (RebuildRows.claim(claim, process)) {
              complete(process);
            }
          });
    }
  }

  private List<HiringProcessId> incomplete() {
    return database.inTransaction(SCOPE, RebuildRows::incomplete);
  }

  private void complete(HiringProcessId process) {
    database.run(SCOPE, tx -> Directory.createPartition(tx, process));
    var tried = new HashSet<ApplicationId>();
    for (var missing = missing(process, tried); !missing.isEmpty(); ) {
      tried.addAll(missing);
      try (var entries = source.open(process, missing)) {
        entries.forEach(entry -> put(process, entry));
      }
      missing = missing(process, tried);
    }
  }

  /** What is missing and was not tried; when nothing is, the index is whole from that moment. */
  private Set<ApplicationId> missing(HiringProcessId process, Set<ApplicationId> tried) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          var missing = missing(tx, process);
          missing.removeAll(tried);
          if (missing.isEmpty()) {
            Directory.markReady(tx, process);
          }
          return missing;
        });
  }

  /** Asks for what should be there first: whoever comes between is there already. */
  private Set<ApplicationId> missing(Transaction tx, HiringProcessId process) {
    var wanted = source.wanted(tx, process);
    var present = RebuildRows.present(tx, process);
    var missing = new HashSet<ApplicationId>();
    for (var one : wanted) {
      var items = present.get(one.application());
      if (items == null || !items.containsAll(one.items())) {
        missing.add(one.application());
      }
    }
    return missing;
  }

  private void put(HiringProcessId process, Source.Entry entry) {
    try {
      database.run(SCOPE, tx -> RebuildRows.putMissing(tx, process, entry));
    } catch (DatabaseException.Unavailable e) {
      throw e;
    } catch (DatabaseException e) {
      LOG.log(
          Level.ERROR,
          "application {0} of process {1} is left out of the index: {2}",
          entry.application(),
          process,
          e.getMessage());
    }
  }
}
