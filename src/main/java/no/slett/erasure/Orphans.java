package no.slett.erasure;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.StoreWalk.Belongings;
import no.slett.vault.ObjectStore;

/**
 * Removes keys and objects that have no business to be there.
 *
 * <p>What rows or journal say is gone, goes again at once, whatever its age: an older copy of a
 * store was put back, or something came too late for an erasure. So do the key of an application of
 * which only another purpose keeps something, and what that purpose does not keep.
 *
 * <p>What nobody knows may be an upload on its way, or, after a restore, an application that the
 * older database lost. It goes once it is too old for the one, and the operator has accepted the
 * other; in any case when no backup is left that could know of it.
 */
public final class Orphans {
  /** Longer than any upload lasts: its body alone may take 15 minutes. By the system clock. */
  public static final Duration AGE = Duration.ofMinutes(30);

  private static final System.Logger LOG = System.getLogger(Orphans.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "orphans");

  private final Database database;
  private final ObjectStore objects;
  private final ObjectStore keys;
  private final Period backupLifetime;
  private final InstantSource systemClock;

  /** Takes the parts. */
  public Orphans(
      Database database,
      ObjectStore objects,
      ObjectStore keys,
      Period backupLifetime,
      InstantSource systemClock) {
    this.database = database;
    this.objects = objects;
    this.keys = keys;
    this.backupLifetime = backupLifetime;
    this.systemClock = systemClock;
  }

  /**
   * What a sweep did.
   *
   * @param removed objects and keys that are gone
   * @param unknown applications that no row and no journal entry tells of, when it looked
   * @param strangers those of them whose process nobody knows either, left alone
   */
  public record Swept(long removed, int unknown, int strangers) {}

  /** Looks through both stores; empty when another instance is doing so. */
  public Optional<Swept> sweep() {
    var swept = database.inTransaction(SCOPE, this::sweepAlone);
    swept.ifPresent(Orphans::tell);
    return swept;
  }

  private static void tell(Swept swept) {
    if (swept.removed > 0) {
      LOG.log(Level.INFO, "{0} orphaned objects and keys are gone", swept.removed);
    }
    if (swept.strangers > 0) {
      LOG.log(
          Level.WARNING,
          "the stores hold {0} applications of processes that are not in the database",
          swept.strangers);
    }
  }

  private Optional<Swept> sweepAlone(Transaction tx) {
    if (!isAlone(tx)) {
      return Optional.empty();
    }
    var removed = new KeptOrphans(keys).sweep(tx);
    var inKeys = new Sweep(tx, keys, this::removeKeys, patience(tx));
    new StoreWalk(keys).each(inKeys::judge);
    var inObjects = new Sweep(tx, objects, this::removeObjects, patience(tx));
    new StoreWalk(objects).each(inObjects::judge);
    return Optional.of(
        new Swept(
            removed + inKeys.removed + inObjects.removed,
            together(inKeys.unknown, inObjects.unknown),
            together(inKeys.strangers, inObjects.strangers)));
  }

  private long removeKeys(Collection<Left> left) {
    return keys.delete(left.stream().map(Left::name).toList());
  }

  /** The whole folder, with versions that no listing shows. */
  private long removeObjects(Collection<Left> left) {
    return objects.deletePrefixes(left.stream().map(Left::folder).toList());
  }

  private static int together(Set<Left> some, Set<Left> others) {
    return (int) Stream.concat(some.stream(), others.stream()).distinct().count();
  }

  private static boolean isAlone(Transaction tx) {
    return tx.first(
            "select pg_try_advisory_xact_lock(hashtext('slett orphans')) as alone",
            row -> row.flag("alone"))
        .orElse(false);
  }

  /** Until when something must have been written that nobody knows, to go. */
  private record Patience(Instant ofKnownProcess, Instant ofStranger) {}

  private Patience patience(Transaction tx) {
    var now = systemClock.instant();
    var longest = ServiceClock.before(now, backupLifetime);
    return new Patience(Restores.waits(tx) ? longest : now.minus(AGE), longest);
  }

  /** Deletes all that bears these names; returns how much there was. */
  @FunctionalInterface
  private interface Removal {
    long remove(Collection<Left> left);
  }

  /** One look through one store. */
  private static final class Sweep {
    private final Transaction tx;
    private final ObjectStore store;
    private final Removal removal;
    private final Patience patience;
    private final Set<Left> unknown = new HashSet<>();
    private final Set<Left> strangers = new HashSet<>();
    private long removed;

    Sweep(Transaction tx, ObjectStore store, Removal removal, Patience patience) {
      this.tx = tx;
      this.store = store;
      this.removal = removal;
      this.patience = patience;
    }

    void judge(Map<Left, Belongings> found) {
      var fates = Fate.sorted(tx, found.keySet());
      var erased = fates.getOrDefault(Fate.ERASED, Set.of());
      var lost = fates.getOrDefault(Fate.UNKNOWN, Set.of());
      var strange = fates.getOrDefault(Fate.STRANGE, Set.of());
      var survivors = fates.getOrDefault(Fate.SURVIVES, Set.of());
      unknown.addAll(lost);
      unknown.addAll(strange);
      var old = before(patience.ofStranger, found, strange);
      remove(erased);
      remove(before(patience.ofKnownProcess, found, lost));
      remove(old);
      strange.stream().filter(one -> !old.contains(one)).forEach(strangers::add);
      removed += new Excess(tx, store).remove(found, survivors);
    }

    private static List<Left> before(
        Instant time, Map<Left, Belongings> found, Collection<Left> left) {
      return left.stream()
          .filter(one -> found.containsKey(one) && found.get(one).newest().isBefore(time))
          .toList();
    }

    private void remove(Collection<Left> left) {
      if (!left.isEmpty()) {
        removed += removal.remove(left);
      }
    }
  }
}
