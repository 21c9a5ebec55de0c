package no.slett.erasure;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Events;

/**
 * Claims applications that have to be reduced to what survives of them. An application is taken
 * with all the purposes that keep it, or not at all: half of them would erase what the others keep.
 */
final class Reductions {
  private static final String REDUCED = "basis-ended";

  private final InstantSource systemClock;
  private final int most;

  /** Takes at most so many applications at a time. */
  Reductions(InstantSource systemClock, int most) {
    this.systemClock = systemClock;
    this.most = most;
  }

  /** Claims some of one process, if there are any. */
  Optional<Batch> next(Transaction tx) {
    var waiting = waiting(tx);
    return waiting.stream()
        .findFirst()
        .map(Waiting::process)
        .flatMap(process -> claim(tx, process, locked(tx, process, waiting)));
  }

  private Optional<Batch> claim(
      Transaction tx, HiringProcessId process, List<ApplicationId> applications) {
    // as it stands under the locks
    var survivals = wanted(tx, applications);
    return survivals.isEmpty() ? Optional.empty() : Optional.of(reduce(tx, process, survivals));
  }

  private record Waiting(HiringProcessId process, ApplicationId application) {
    static Waiting read(Row row) {
      return new Waiting(
          new HiringProcessId(row.uuid("process_id")),
          new ApplicationId(row.uuid("application_id")));
    }
  }

  private List<Waiting> waiting(Transaction tx) {
    var longAgo = systemClock.instant().minus(Claims.MAIL_MAY_TAKE);
    return tx.list(
        """
        select distinct process_id, application_id
        from unsettled() u where not untold(u.process_id, ?)
          and not exists (select from outbox o
            where o.application_id = u.application_id and not o.own_key and not o.held
              and o.created_at > ?)
        order by process_id, application_id limit ?
        """,
        Waiting::read,
        longAgo,
        longAgo,
        most);
  }

  private static List<ApplicationId> locked(
      Transaction tx, HiringProcessId process, List<Waiting> waiting) {
    var ids =
        waiting.stream()
            .filter(one -> one.process().equals(process))
            .map(Waiting::application)
            .toList();
    return tx.list(
        """
        select application_id from erasure
        where application_id = any (?::uuid[]) and claimed_at is null and reduction is null
        order by application_id for update skip locked
        """,
        row -> new ApplicationId(row.uuid("application_id")),
        Transaction.array(ids));
  }

  private static List<Survival> wanted(Transaction tx, List<ApplicationId> applications) {
    return tx.list(
        """
        select application_id, purpose, items::text[] as items, ends_at
        from unsettled() where application_id = any (?::uuid[])
        """,
        Survival::read,
        Transaction.array(applications));
  }

  private Batch reduce(Transaction tx, HiringProcessId process, List<Survival> survivals) {
    var batch = Claims.batch(tx, process, Extent.REDUCTION, REDUCED);
    Batches.insert(tx, batch, systemClock.instant());
    write(tx, batch, survivals);
    var body = Claims.body(batch);
    var kept = body.putArray("survivals");
    survivals.forEach(survival -> survival.addTo(kept));
    var consents = body.putArray("consents");
    KeptConsent.of(tx, survivals).forEach(consent -> consent.addTo(consents));
    Events.intend(tx, batch.id(), ErasureEffects.REDUCTION, body);
    Claims.dropMail(tx, batch);
    Audit.record(tx, Eraser.SCOPE, Audit.Event.of(Action.REDUCTION_CLAIMED, process));
    return batch;
  }

  /** Writes down what survives, and that nothing but that may be left. */
  static void write(Transaction tx, Batch batch, List<Survival> survivals) {
    var ids = survivals.stream().map(Survival::application).distinct().toList();
    Survival.replace(tx, batch, ids, survivals);
    tx.update(
        """
        update erasure set reduction = ?
        where application_id = any (?::uuid[]) and claimed_at is null
        """,
        batch.id(),
        Transaction.array(ids));
  }
}
