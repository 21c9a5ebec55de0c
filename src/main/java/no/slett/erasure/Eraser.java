package no.slett.erasure;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.directory.Directory;
import no.slett.journal.Events;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/** Does the steps of a batch that are not on record yet, in the one order that is safe. */
final class Eraser {
  static final Scope SCOPE = Scope.system(Purpose.ERASURE, "erasure");

  private final Database database;
  private final Events events;
  private final KeysGone keys;
  private final ObjectsGone objects;
  private final RowsGone rows;
  private final Certified certified;
  private final InstantSource systemClock;
  private final Consumer<ErasureStep> steps;

  Eraser(
      Database database,
      Events events,
      ObjectStore objects,
      ObjectStore keyStore,
      KeyRing keys,
      List<RowsStep> rows,
      Certifier certifier,
      InstantSource systemClock,
      Consumer<ErasureStep> steps) {
    this.database = database;
    this.events = events;
    this.keys = new KeysGone(database, keyStore, keys, rows);
    this.objects = new ObjectsGone(database, objects, rows);
    this.rows = new RowsGone(rows);
    this.certified = new Certified(database, events, certifier);
    this.systemClock = systemClock;
    this.steps = steps;
  }

  /** Carries the batch to its end. */
  void run(Batch batch) {
    for (var step : ErasureStep.values()) {
      if (step.compareTo(batch.done()) > 0 || step == ErasureStep.CLAIMED) {
        take(batch, step);
        steps.accept(step);
      }
    }
  }

  private void take(Batch batch, ErasureStep step) {
    switch (step) {
      case CLAIMED -> {}
      case JOURNALLED -> events.carryOut(batch.id());
      case KEYS_KEPT -> keys.keep(batch);
      case KEYS_DESTROYED -> keys.destroy(batch);
      case OBJECTS_DELETED -> objects.delete(batch);
      case ROWS_GONE -> database.run(SCOPE, tx -> rows.erase(tx, batch));
      case INDEX_REWRITTEN -> rewriteIndex(batch);
      case CERTIFIED -> certified.finish(batch);
    }
    if (step != ErasureStep.CLAIMED && step != ErasureStep.CERTIFIED) {
      database.run(SCOPE, tx -> Batches.done(tx, batch, step, systemClock.instant()));
    }
  }

  /** What a certificate calls verified was looked for again, and not found. */
  static void demandNone(long left, String what, Batch batch) {
    if (left != 0) {
      throw new IllegalStateException(what + " are left of batch " + batch.id());
    }
  }

  private void rewriteIndex(Batch batch) {
    database.run(
        SCOPE,
        tx -> {
          if (batch.whole()) {
            Directory.drop(tx, batch.process());
          } else {
            Directory.rewrite(tx, batch.process());
            Directory.rewriteSurvivors(tx);
          }
        });
  }
}
