package no.slett.erasure;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.journal.Events;
import no.slett.journal.SigningKey;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** The work of erasing: finds what is due, carries on what was begun, replays what came back. */
public final class Erasures {
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "erasure");
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Database database;
  private final Events events;
  private final Claims claims;
  private final Eraser eraser;
  private final InstantSource systemClock;

  private Erasures(
      Database database, Events events, Claims claims, Eraser eraser, InstantSource systemClock) {
    this.database = database;
    this.events = events;
    this.claims = claims;
    this.eraser = eraser;
    this.systemClock = systemClock;
  }

  /** What certificates say of who signs them. */
  public record Signing(SigningKey key, URI issuer, Period backupLifetime, String software) {}

  /**
   * Puts the parts together.
   *
   * @param rows of every feature that stores personal data, those that others refer to last
   * @param steps told of each step that is done, for tests that stop the service there
   */
  public static Erasures create(
      Database database,
      Events events,
      ObjectStore objects,
      ObjectStore keyStore,
      KeyRing keys,
      List<RowsStep> rows,
      Signing signing,
      InstantSource systemClock,
      Consumer<ErasureStep> steps) {
    var certifier =
        new Certifier(
            signing.key(), signing.issuer(), signing.backupLifetime(), signing.software());
    var eraser =
        new Eraser(database, events, objects, keyStore, keys, rows, certifier, systemClock, steps);
    return new Erasures(database, events, new Claims(database, systemClock), eraser, systemClock);
  }

  /**
   * Carries on what was begun and claims what is due, until there is nothing left to do. A batch
   * that fails, because a key is missing perhaps, is tried again later and keeps no other waiting.
   *
   * @throws RuntimeException the first failure, the others suppressed in it, after all were tried
   */
  public int sweep() {
    return runAll(() -> lease(Duration.ZERO).or(claims::next));
  }

  private int runAll(Supplier<Optional<Batch>> batches) {
    var tried = new HashSet<UUID>();
    var failed = new ArrayList<RuntimeException>();
    for (var batch = batches.get();
        batch.isPresent() && tried.add(batch.get().id());
        batch = batches.get()) {
      try {
        run(batch.get());
      } catch (RuntimeException e) {
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      failed.stream().skip(1).forEach(failed.getFirst()::addSuppressed);
      throw failed.getFirst();
    }
    return tried.size();
  }

  /**
   * Before anything else begins: carries on what was intended, obeys what the journal knows and the
   * database has forgotten, and erases what thereby has to go. What failed a moment ago is not left
   * for later: nobody may come in before it is gone.
   *
   * @return how many events a restore had undone
   * @throws RuntimeException when something could not be erased yet
   */
  public int replay(Restores restores) {
    var behind = restores.isBehind(); // first: what is done from here on is audited
    events.carryOn();
    var undone = events.replay();
    if (behind || !undone.isEmpty()) {
      restores.found();
    }
    // what another instance relives at this moment has to be done before this one opens too
    events.carryOn();
    runAll(() -> lease(TRY_AGAIN));
    return undone.size();
  }

  private Optional<Batch> lease(Duration ahead) {
    var until = systemClock.instant().plus(ahead);
    return database.inTransaction(SCOPE, tx -> Batches.lease(tx, until));
  }

  /** Forgets proofs that nobody can ask for any more. */
  public void forget() {
    database.run(SCOPE, OldProofs::forget);
  }

  private void run(Batch batch) {
    try {
      eraser.run(batch);
    } catch (RuntimeException e) {
      release(batch, e);
      throw e;
    }
  }

  private void release(Batch batch, RuntimeException first) {
    try {
      var again = systemClock.instant().plus(TRY_AGAIN);
      database.run(SCOPE, tx -> Batches.release(tx, batch.id(), again));
    } catch (RuntimeException alsoFailed) {
      first.addSuppressed(alsoFailed);
    }
  }
}
