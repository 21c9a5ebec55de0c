package no.slett.erasure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Events;

/**
 * Finds what has to go, and claims it: from then on there is no way back, and no reader.
 *
 * <p>Claims are made under row locks that others skip, so any number of instances share the work.
 */
final class Claims {
  private static final String PROCESS_CLOSED = "process-closed";

  /** Mail that tells an applicant something goes out before the erasure, or not at all. */
  static final Duration MAIL_MAY_TAKE = Duration.ofHours(1);

  private static final int MOST_PERSONS = 200;
  private static final int MOST_OF_A_PROCESS = 20_000;
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "erasure");

  private final Database database;
  private final InstantSource systemClock;
  private final Reductions reductions;

  Claims(Database database, InstantSource systemClock) {
    this.database = database;
    this.systemClock = systemClock;
    this.reductions = new Reductions(systemClock, MOST_PERSONS);
  }

  /**
   * Claims what is due: first what cannot be read any more and was given up, so that it does not
   * stop a reduction that waits for its key; then what has to be reduced to what survives, so that
   * a process is purged only when all that outlives it has keys of its own.
   */
  Optional<Batch> next() {
    return database
        .inTransaction(SCOPE, this::givenUp)
        .or(() -> database.inTransaction(SCOPE, reductions::next))
        .or(() -> database.inTransaction(SCOPE, this::closedProcess))
        .or(() -> database.inTransaction(SCOPE, this::endedBases));
  }

  /** Persons of it that are being erased or reduced come first. */
  private Optional<Batch> closedProcess(Transaction tx) {
    waitForLetters(tx);
    return tx.first(
            """
            select p.id from hiring_process p
            where p.closed_at <= ? and p.purged_at is null
              and not exists (select from erasure_batch b
                where b.process_id = p.id and b.finished_at is null)
              and p.id not in (select process_id from unsettled())
              and not untold(p.id, ?)
              and not exists (select from outbox o
                where o.process_id = p.id and not o.held and o.created_at > ?)
            order by p.closed_at limit 1 for update of p skip locked
            """,
            row -> new HiringProcessId(row.uuid("id")),
            tx.instant(),
            longAgo(),
            longAgo())
        .filter(process -> allSettled(tx, process))
        .map(process -> purge(tx, process));
  }

  /** From now on, if nobody has begun to tell the applicants: the wait has to end by itself. */
  private void waitForLetters(Transaction tx) {
    tx.update(
        """
        insert into closing_letter (process_id, reopenings, kind, begun_at, posted_from)
        select p.id, p.reopenings, 'closing', ?::timestamptz, ?::timestamptz
        from hiring_process p where p.closed_at <= ? and p.purged_at is null
          and not exists (select from closing_letter l
            where l.process_id = p.id and l.reopenings = p.reopenings)
        on conflict do nothing
        """,
        tx.instant(),
        systemClock.instant(),
        tx.instant());
  }

  private Instant longAgo() {
    return systemClock.instant().minus(MAIL_MAY_TAKE);
  }

  /** Under locks: whoever wants to keep something waits for the claim, and then finds it made. */
  private static boolean allSettled(Transaction tx, HiringProcessId process) {
    tx.call(
        """
        select application_id from erasure where process_id = ? and claimed_at is null
        order by application_id for update
        """,
        process);
    return tx.list(
            """
            select application_id from unsettled() where process_id = ?
            union all
            select application_id from erasure
            where process_id = ? and claimed_at is null and reduction is not null limit 1
            """,
            row -> row.uuid("application_id"),
            process,
            process)
        .isEmpty();
  }

  private Batch purge(Transaction tx, HiringProcessId process) {
    var batch = batch(tx, process, Extent.PROCESS, PROCESS_CLOSED);
    Batches.insert(tx, batch, systemClock.instant());
    claimDue(tx, batch);
    var body = body(batch);
    var kept = body.putArray("survivals");
    Survival.of(tx, batch).forEach(survival -> survival.addTo(kept));
    Events.intend(tx, batch.id(), ErasureEffects.PURGE, body);
    dropMail(tx, batch);
    Audit.record(tx, SCOPE, Audit.Event.of(Action.ERASURE_CLAIMED, process));
    return batch;
  }

  /** Leaves a reduction that waits for its key in vain. */
  private Optional<Batch> givenUp(Transaction tx) {
    var given = Due.givenUp(tx, MOST_PERSONS);
    if (!given.isEmpty()) {
      tx.update(
          "update erasure set reduction = null where application_id = any (?::uuid[])",
          Transaction.array(given.stream().map(Due::application).toList()));
    }
    return given.stream().findFirst().map(first -> erase(tx, first, given));
  }

  private Optional<Batch> endedBases(Transaction tx) {
    var due = stillDue(tx, Due.ended(tx, longAgo(), MOST_PERSONS));
    return due.stream().findFirst().map(first -> erase(tx, first, due));
  }

  /** Under the locks: a block may have come in between. */
  private static List<Due> stillDue(Transaction tx, List<Due> due) {
    var ids = due.stream().map(Due::application).toList();
    var still =
        Set.copyOf(
            tx.list(
                "select application_id from outlook(?) where not kept",
                row -> new ApplicationId(row.uuid("application_id")),
                Transaction.array(ids)));
    return due.stream().filter(one -> still.contains(one.application())).toList();
  }

  private Batch erase(Transaction tx, Due first, List<Due> due) {
    var batch = batch(tx, first.process(), Extent.PERSONS, first.trigger());
    var persons = due.stream().filter(first::goesWith).map(Due::application).toList();
    Batches.insert(tx, batch, systemClock.instant());
    claim(tx, batch, persons);
    var body = body(batch);
    var named = body.putArray("applications");
    persons.forEach(person -> named.add(person.toString()));
    Events.intend(tx, batch.id(), ErasureEffects.ERASURE, body);
    dropMail(tx, batch);
    Audit.record(tx, SCOPE, Audit.Event.of(Action.ERASURE_CLAIMED, first.process()));
    return batch;
  }

  static Batch batch(Transaction tx, HiringProcessId process, Extent extent, String trigger) {
    return new Batch(
        UUID.randomUUID(), process, extent, trigger, ErasureStep.CLAIMED, tx.instant());
  }

  static ObjectNode body(Batch batch) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", batch.process().toString())
        .put("trigger", batch.trigger())
        .put("claimedAt", batch.startedAt().toString());
  }

  /** Of a closed process: all that does not outlive it. */
  private static void claimDue(Transaction tx, Batch batch) {
    tx.update(
        """
        update erasure e set claimed_at = ?, due_at = coalesce(e.due_at, d.goes_at), trigger = ?,
            batch_id = ?
        from (select * from due() where process_id = ? and not survives limit ?) d
        where e.application_id = d.application_id and e.claimed_at is null
        """,
        batch.startedAt(),
        batch.trigger(),
        batch.id(),
        batch.process(),
        MOST_OF_A_PROCESS);
  }

  /** Of a process that was purged before a restore: all that is not named as surviving it. */
  static void claimAll(Transaction tx, Batch batch) {
    tx.update(
        """
        update erasure e set claimed_at = ?, due_at = coalesce(due_at, ?), trigger = ?, batch_id = ?
        where process_id = ? and claimed_at is null and not exists (
          select from survival s where s.application_id = e.application_id)
        """,
        batch.startedAt(),
        batch.startedAt(),
        batch.trigger(),
        batch.id(),
        batch.process());
  }

  static void claim(Transaction tx, Batch batch, List<ApplicationId> persons) {
    tx.update(
        """
        update erasure set claimed_at = ?, due_at = coalesce(due_at, ?), trigger = ?, batch_id = ?
        where application_id = any (?::uuid[]) and claimed_at is null
        """,
        batch.startedAt(),
        batch.startedAt(),
        batch.trigger(),
        batch.id(),
        Transaction.array(persons));
  }

  /**
   * Mail that could not be delivered in time is dropped; how much of it, the log tells. Of what is
   * only reduced, mail with a key of its own can still be read, and goes out.
   */
  static void dropMail(Transaction tx, Batch batch) {
    var dropped =
        tx.update(
            """
            delete from outbox o using erasure e where e.application_id = o.application_id
              and (e.batch_id = ? or e.reduction = ? and not o.own_key)
            """,
            batch.id(),
            batch.id());
    if (dropped > 0) {
      Audit.record(tx, SCOPE, Audit.Event.of(Action.MAIL_DROPPED, batch.process()));
    }
  }
}
