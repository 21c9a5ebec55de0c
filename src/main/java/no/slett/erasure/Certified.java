package no.slett.erasure;

import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.journal.Events;

/** The last step: certificates for what is gone for good, and the end of the batch. */
final class Certified {
  private static final int AT_ONCE = 500;

  private final Database database;
  private final Events events;
  private final Certifier certifier;

  Certified(Database database, Events events, Certifier certifier) {
    this.database = database;
    this.events = events;
    this.certifier = certifier;
  }

  void finish(Batch batch) {
    if (!batch.reduces()) {
      events.carryOn();
      while (certifySome(batch)) {
        events.carryOn();
      }
    }
    database.run(Eraser.SCOPE, tx -> finish(tx, batch));
  }

  private boolean certifySome(Batch batch) {
    return database.inTransaction(
        Eraser.SCOPE,
        tx -> {
          var some = Certifier.next(tx, batch, AT_ONCE);
          if (!some.isEmpty()) {
            Events.intend(tx, ErasureEffects.CERTIFICATES, certifier.certify(tx, batch, some));
          }
          return !some.isEmpty();
        });
  }

  private static void finish(Transaction tx, Batch batch) {
    switch (batch.extent()) {
      case REDUCTION -> reduced(tx, batch);
      case PERSONS -> erased(tx, batch);
      case PROCESS -> {
        erased(tx, batch);
        purged(tx, batch);
      }
    }
    Batches.finish(tx, batch);
  }

  private static void reduced(Transaction tx, Batch batch) {
    var applications = Batches.applications(tx, batch);
    tx.update("update erasure set reduction = null where reduction = ?", batch.id());
    applications.forEach(
        application ->
            Audit.record(
                tx,
                Eraser.SCOPE,
                Audit.Event.of(Action.APPLICATION_REDUCED, batch.process(), application)));
  }

  private static void erased(Transaction tx, Batch batch) {
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
  }

  /** What outlives the process does not keep it from being purged. */
  private static void purged(Transaction tx, Batch batch) {
    tx.update(
        """
        update hiring_process set purged_at = ? where id = ? and not exists (
          select from erasure e where e.process_id = ? and e.finished_at is null and not exists (
            select from survival s where s.application_id = e.application_id))
        """,
        tx.instant(),
        batch.process(),
        batch.process());
    tx.update("update erasure set idempotency_tag = null where process_id = ?", batch.process());
    Audit.record(tx, Eraser.SCOPE, Audit.Event.of(Action.PROCESS_PURGED, batch.process()));
  }
}
