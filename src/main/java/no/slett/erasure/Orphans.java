package no.slett.erasure;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/**
 * Removes keys and objects that belong to no application: what an upload left that was cut off
 * before its commit, and what came too late for an erasure.
 *
 * <p>An application has an erasure row from its commit on; that row, and not the application's,
 * tells that it is there. Markers and keys of processes are never touched. Nor is anything of a
 * process without a row: then the database may be older than the store. After a detected restore it
 * waits for the operator's word.
 */
public final class Orphans {
  /** Longer than any upload lasts: its body alone may take 15 minutes. By the system clock. */
  public static final Duration AGE = Duration.ofMinutes(30);

  private static final System.Logger LOG = System.getLogger(Orphans.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "orphans");
  private static final int AT_ONCE = 500;

  private final Database database;
  private final ObjectStore objects;
  private final ObjectStore keys;
  private final InstantSource systemClock;

  public Orphans(
      Database database, ObjectStore objects, ObjectStore keys, InstantSource systemClock) {
    this.database = database;
    this.objects = objects;
    this.keys = keys;
    this.systemClock = systemClock;
  }

  /**
   * What a sweep did.
   *
   * @param removed objects and keys that are gone
   * @param strangers applications whose process nobody knows, left alone
   */
  public record Swept(long removed, long strangers) {
    private Swept plus(Swept other) {
      return new Swept(removed + other.removed, strangers + other.strangers);
    }
  }

  /** Looks through both stores, unless another instance is doing so. */
  public Swept sweep() {
    var swept = database.inTransaction(SCOPE, this::sweepAlone);
    if (swept.removed > 0) {
      LOG.log(Level.INFO, "{0} orphaned objects and keys are gone", swept.removed);
    }
    if (swept.strangers > 0) {
      LOG.log(
          Level.WARNING,
          "the stores hold {0} applications of processes that are not in the database",
          swept.strangers);
    }
    return swept;
  }

  private Swept sweepAlone(Transaction tx) {
    if (Restores.waits(tx) || !isAlone(tx)) {
      return new Swept(0, 0);
    }
    var kept = new KeptOrphans(keys).sweep(tx, systemClock.instant().minus(AGE));
    return new Swept(kept, 0)
        .plus(sweep(tx, keys, left -> keys.delete(names(left, Left::name))))
        .plus(sweep(tx, objects, left -> objects.deletePrefixes(names(left, Left::folder))));
  }

  private static boolean isAlone(Transaction tx) {
    return tx.first(
            "select pg_try_advisory_xact_lock(hashtext('slett orphans')) as alone",
            row -> row.flag("alone"))
        .orElse(false);
  }

  private static List<String> names(Collection<Left> left, Function<Left, String> name) {
    return left.stream().map(name).toList();
  }

  /** A listing is in the order of keys: what belongs to one application comes together. */
  private Swept sweep(Transaction tx, ObjectStore store, Removal removal) {
    var swept = new Swept(0, 0);
    var newest = new LinkedHashMap<Left, Instant>();
    try (var listed = store.list("")) {
      for (var object : (Iterable<StoredObject>) listed::iterator) {
        var left = Left.of(object.key());
        if (newest.size() >= AT_ONCE && left.filter(newest::containsKey).isEmpty()) {
          swept = swept.plus(remove(tx, newest, removal));
          newest.clear();
        }
        left.ifPresent(l -> newest.merge(l, object.lastModified(), Orphans::later));
      }
    }
    return swept.plus(remove(tx, newest, removal));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Deletes what these lie under; returns how many there were. */
  @FunctionalInterface
  private interface Removal {
    long remove(Collection<Left> left);
  }

  private Swept remove(Transaction tx, Map<Left, Instant> newest, Removal removal) {
    var before = systemClock.instant().minus(AGE);
    var old = new ArrayList<>(newest.keySet());
    old.removeIf(left -> !newest.getOrDefault(left, Instant.MAX).isBefore(before));
    if (old.isEmpty()) {
      return new Swept(0, 0);
    }
    var processes = known(tx, "select id from hiring_process where id = any (?::uuid[])", old);
    var kept =
        known(
            tx,
            """
            select application_id as id from erasure
            where application_id = any (?::uuid[]) and finished_at is null
            """,
            old);
    var strangers = old.stream().filter(left -> !processes.contains(left.process())).count();
    old.removeIf(left -> !processes.contains(left.process()) || kept.contains(left.application()));
    return new Swept(old.isEmpty() ? 0 : removal.remove(old), strangers);
  }

  private static Set<UUID> known(Transaction tx, String query, Collection<Left> left) {
    var ids = new HashSet<UUID>();
    left.forEach(l -> ids.addAll(List.of(l.process(), l.application())));
    return new HashSet<>(tx.list(query, row -> row.uuid("id"), Transaction.array(ids)));
  }
}
