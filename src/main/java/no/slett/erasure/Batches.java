package no.slett.erasure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** The rows of batches. */
final class Batches {
  /** Longer than any step takes; a batch whose instance died is taken over after that. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private Batches() {}

  static void insert(Transaction tx, Batch batch, Instant now) {
    tx.update(
        """
        insert into erasure_batch (id, process_id, extent, trigger, step, started_at, leased_until)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        batch.id(),
        batch.process(),
        batch.extent().wire(),
        batch.trigger(),
        batch.done(),
        batch.startedAt(),
        now.plus(LEASE));
  }

  /** An unfinished batch that nobody works on, leased to the caller. */
  static Optional<Batch> lease(Transaction tx, Instant now) {
    return tx.first(
        """
        update erasure_batch set leased_until = ? where id = (
          select id from erasure_batch where finished_at is null and leased_until <= ?
          order by leased_until, started_at limit 1 for update skip locked)
        returning id, process_id, extent, trigger, step, started_at
        """,
        Batch::read,
        now.plus(LEASE),
        now);
  }

  static void done(Transaction tx, Batch batch, ErasureStep step, Instant now) {
    tx.update(
        "update erasure_batch set step = ?, leased_until = ? where id = ?",
        step,
        now.plus(LEASE),
        batch.id());
  }

  static void finish(Transaction tx, Batch batch) {
    tx.update(
        "update erasure_batch set step = ?, finished_at = ? where id = ?",
        ErasureStep.CERTIFIED,
        tx.instant(),
        batch.id());
  }

  /** Gives the batch back, to be tried again soon. */
  static void release(Transaction tx, UUID batch, Instant again) {
    tx.update("update erasure_batch set leased_until = ? where id = ?", again, batch);
  }

  /**
   * Its applications that have no certificate yet, or are not reduced yet. After a restore one may
   * be under both: then the erasure beats the reduction, whose keys are gone.
   */
  static List<ApplicationId> applications(Transaction tx, Batch batch) {
    return tx.list(
        """
        select application_id from erasure
        where (batch_id = ? or reduction = ? and claimed_at is null) and finished_at is null
        """,
        row -> new ApplicationId(row.uuid("application_id")),
        batch.id(),
        batch.id());
  }

  /** Whether anything of its process outlives it. */
  static boolean hasSurvivors(Transaction tx, Batch batch) {
    return !tx.list(
            "select application_id from survival where process_id = ? limit 1",
            row -> row.uuid("application_id"),
            batch.process())
        .isEmpty();
  }

  /** What was listed in the object store before it was deleted; kept from the first look. */
  static Optional<String> counted(Transaction tx, Batch batch) {
    return tx.first(
            "select coalesce(objects_gone::text, '') as counts from erasure_batch where id = ?",
            row -> row.text("counts"),
            batch.id())
        .filter(text -> !text.isEmpty());
  }

  static void count(Transaction tx, Batch batch, String counts) {
    tx.update(
        "update erasure_batch set objects_gone = ? where id = ? and objects_gone is null",
        counts,
        batch.id());
  }
}
