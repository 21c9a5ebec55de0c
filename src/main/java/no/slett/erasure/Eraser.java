package no.slett.erasure;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/** Does the steps of a batch that are not on record yet, in the one order that is safe. */
final class Eraser {
  /** The name under which the number of an application's objects is counted among its rows. */
  static final String OBJECTS = "#objects";

  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "erasure");
  private static final int CERTIFICATES_AT_ONCE = 500;

  private final Database database;
  private final Events events;
  private final ObjectStore objects;
  private final ObjectStore keyStore;
  private final KeyRing keys;
  private final List<RowsStep> rows;
  private final Certifier certifier;
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
    this.objects = objects;
    this.keyStore = keyStore;
    this.keys = keys;
    this.rows = List.copyOf(rows);
    this.certifier = certifier;
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
      case KEYS_DESTROYED -> destroyKeys(batch);
      case OBJECTS_DELETED -> deleteObjects(batch);
      case ROWS_GONE -> database.run(SCOPE, tx -> eraseRows(tx, batch));
      case INDEX_REWRITTEN -> rewriteIndex(batch);
      case CERTIFIED -> certify(batch);
    }
    if (step != ErasureStep.CLAIMED && step != ErasureStep.CERTIFIED) {
      database.run(SCOPE, tx -> Batches.done(tx, batch, step, systemClock.instant()));
    }
  }

  /** The process key goes before all others: with it every one of them is dark. */
  private void destroyKeys(Batch batch) {
    if (batch.whole()) {
      keyStore.delete(List.of(KeyRing.objectOf(batch.process())));
      keys.forget(batch.process());
      keyStore.deletePrefix(batch.folder());
      demandNone(keyStore.remaining(batch.folder()), "keys", batch);
      return;
    }
    var persons = applications(batch);
    var names = persons.stream().map(p -> KeyRing.objectOf(batch.process(), p)).toList();
    keyStore.delete(names);
    demandNone(names.stream().filter(n -> keyStore.find(n).isPresent()).count(), "keys", batch);
    persons.forEach(person -> keys.forget(batch.process(), person));
  }

  /** What a certificate calls verified was looked for again, and not found. */
  private static void demandNone(long left, String what, Batch batch) {
    if (left != 0) {
      throw new IllegalStateException(what + " are left of batch " + batch.id());
    }
  }

  private void deleteObjects(Batch batch) {
    var folders =
        batch.whole()
            ? List.of(batch.folder())
            : applications(batch).stream().map(p -> batch.folder() + p + "/").toList();
    if (database.inTransaction(SCOPE, tx -> Batches.counted(tx, batch)).isEmpty()) {
      var counts = Counts.write(counted(folders));
      database.run(SCOPE, tx -> Batches.count(tx, batch, counts));
    }
    objects.deletePrefixes(folders);
    for (var folder : folders) {
      demandNone(objects.remaining(folder), "objects", batch);
    }
  }

  /** Objects per application, by the application's id in their names. */
  private Map<String, Long> counted(Collection<String> folders) {
    var counts = new HashMap<String, Long>();
    for (var folder : folders) {
      try (Stream<StoredObject> listed = objects.list(folder)) {
        listed.forEach(object -> counts.merge(application(object.key()), 1L, Long::sum));
      }
    }
    return counts;
  }

  /** Names are process/application/random. */
  private static String application(String key) {
    var from = key.indexOf('/') + 1;
    return key.substring(from, key.indexOf('/', from));
  }

  private void eraseRows(Transaction tx, Batch batch) {
    var applications = Batches.applications(tx, batch);
    var gone = new HashMap<ApplicationId, Map<String, Long>>();
    applications.forEach(application -> gone.put(application, new HashMap<>()));
    for (var step : rows) {
      for (var row : step.erase(tx, applications)) {
        gone.computeIfAbsent(row.application(), a -> new HashMap<>())
            .merge(row.category(), row.count(), Long::sum);
      }
    }
    if (batch.whole()) {
      Directory.truncate(tx, batch.process());
    } else {
      Directory.remove(tx, batch.process(), applications);
    }
    demandGone(tx, batch, applications);
    keepCounts(tx, batch, gone);
  }

  /** Foreign keys make an application the last of its rows: without it there are no others. */
  private static void demandGone(
      Transaction tx, Batch batch, Collection<ApplicationId> applications) {
    var left =
        tx.list(
            "select id from application where id = any (?::uuid[]) limit 1",
            row -> row.uuid("id"),
            Transaction.array(applications));
    demandNone(left.size(), "rows", batch);
  }

  private static void keepCounts(
      Transaction tx, Batch batch, Map<ApplicationId, Map<String, Long>> gone) {
    var objects = Batches.counted(tx, batch).map(Counts::read).orElse(Map.of());
    gone.forEach((id, counts) -> counts.put(OBJECTS, objects.getOrDefault(id.toString(), 0L)));
    var byId =
        gone.entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().toString(), Map.Entry::getValue));
    tx.update(
        """
        update erasure e set rows_gone = g.value
        from jsonb_each(?::jsonb) g
        where e.application_id = g.key::uuid and e.rows_gone is null
        """,
        Counts.write(byId));
  }

  private void rewriteIndex(Batch batch) {
    database.run(
        SCOPE,
        tx -> {
          if (batch.whole()) {
            Directory.drop(tx, batch.process());
          } else {
            Directory.rewrite(tx, batch.process());
          }
        });
  }

  private void certify(Batch batch) {
    events.carryOn();
    while (certifySome(batch)) {
      events.carryOn();
    }
    database.run(SCOPE, tx -> finish(tx, batch));
  }

  private boolean certifySome(Batch batch) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          var some = Certifier.next(tx, batch, CERTIFICATES_AT_ONCE);
          if (!some.isEmpty()) {
            Events.intend(tx, ErasureEffects.CERTIFICATES, certifier.certify(tx, batch, some));
          }
          return !some.isEmpty();
        });
  }

  private static void finish(Transaction tx, Batch batch) {
    // certificates that the journal brought back were signed by the erasure that a restore undid
    tx.update(
        """
        update erasure e set finished_at = c.finished_at from certificate c
        where c.receipt_hash = e.receipt_hash and e.batch_id = ? and e.finished_at is null
          and e.rows_gone is not null
        """,
        batch.id());
    tx.update(
        """
        insert into audit_event (at, actor, role, action, purpose, process_id, application_id, digest)
        select ?, 'erasure', 'system', ?, 'erasure', e.process_id, e.application_id,
            encode(sha256(c.jws::bytea), 'hex')
        from erasure e join certificate c on c.receipt_hash = e.receipt_hash where e.batch_id = ?
        """,
        tx.instant(),
        Action.APPLICATION_ERASED.wire(),
        batch.id());
    if (batch.whole()) {
      tx.update(
          """
          update hiring_process set purged_at = ? where id = ? and not exists (
            select from erasure where process_id = ? and finished_at is null)
          """,
          tx.instant(),
          batch.process(),
          batch.process());
      tx.update("update erasure set idempotency_tag = null where process_id = ?", batch.process());
      Audit.record(tx, SCOPE, Audit.Event.of(Action.PROCESS_PURGED, batch.process()));
    }
    Batches.finish(tx, batch);
  }

  private List<ApplicationId> applications(Batch batch) {
    return database.inTransaction(SCOPE, tx -> Batches.applications(tx, batch));
  }
}
