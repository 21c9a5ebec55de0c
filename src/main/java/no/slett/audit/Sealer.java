package no.slett.audit;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.journal.ForgedEntryException;
import no.slett.journal.Journal;
import no.slett.journal.SigningKey;

/**
 * Chains events that were added since, and puts a signed head of each seal into the journal. Any
 * number of instances may try; one works at a time.
 *
 * <p>The seal is committed, then its head is put. Whoever stops in between leaves one seal without
 * a head, which the next run completes before it makes another: never more than the newest seal is
 * without. That the journal has a later head than the database has seals therefore means one thing:
 * an older database was restored. The chain then goes on from that head, with an event that names
 * the lost seals as the only one of its seal.
 *
 * <p>Events are taken as their transactions commit. One with a lower id than others that were
 * sealed already goes into a later seal.
 */
public final class Sealer {
  private static final Scope SCOPE = Scope.system(Purpose.ACCOUNTABILITY, "sealer");
  private static final int MOST_EVENTS = 10_000;

  private final Database database;
  private final Journal journal;
  private final SigningKey key;

  /** The newest seal that this instance saw a head of: saves asking while nothing happens. */
  private final AtomicLong vouched = new AtomicLong(-1);

  /** Starts nothing: a sweep calls {@link #sealOnce}. */
  public Sealer(Database database, Journal journal, SigningKey key) {
    this.database = database;
    this.journal = journal;
    this.key = key;
  }

  /**
   * Seals all that waits, unless another instance is at it.
   *
   * @return how many events were sealed
   * @throws ForgedEntryException when the newest head is not ours: no chain goes on from that
   */
  public int sealOnce() {
    var events = 0;
    var made = database.inTransaction(SCOPE, this::next);
    while (made.isPresent()) {
      vouch(made.get());
      events += made.get().events();
      made = database.inTransaction(SCOPE, this::next);
    }
    return events;
  }

  /**
   * Whether the journal has a head that the database knows no seal of: an older database was
   * restored, and the chain has not gone on since.
   */
  public boolean isBehindJournal() {
    var head = newestHead(newest());
    // asked again: another instance may go on meanwhile, and commits its seals before their heads
    return head.sequence() > newest().sequence();
  }

  private Seal newest() {
    return database.inTransaction(SCOPE, Seals::last).orElseGet(Seal::none);
  }

  private Optional<Seal> next(Transaction tx) {
    if (!Seals.lock(tx)) {
      return Optional.empty();
    }
    var last = Seals.last(tx).orElseGet(Seal::none);
    var waiting = Seals.unsealed(tx, MOST_EVENTS);
    if (waiting.isEmpty() && vouched.get() == last.sequence()) {
      return Optional.empty();
    }
    var newest = newestHead(last);
    if (newest.sequence() > last.sequence()) {
      return Optional.of(goOnAfterRestore(tx, last, newest));
    }
    if (newest.sequence() < last.sequence()) {
      vouch(last);
    }
    vouched.set(last.sequence());
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(seal(tx, waiting, last.sequence() + 1, last.hash()));
  }

  private void vouch(Seal seal) {
    journal.putHead(Head.of(seal).sign(key));
    vouched.set(seal.sequence());
  }

  /** At or after the last seal's; when there is none yet, one that comes before. */
  private Head newestHead(Seal last) {
    return journal
        .lastHead(last.sequence())
        .map(
            signed ->
                Head.open(signed, key)
                    .orElseThrow(() -> new ForgedEntryException("audit/" + signed.sequence())))
        .orElseGet(() -> Head.of(Seal.none()));
  }

  private static Seal goOnAfterRestore(Transaction tx, Seal last, Head newest) {
    var gap = new Gap(last.sequence() + 1, newest.sequence());
    Audit.record(tx, SCOPE, new Audit.Event(Action.AUDIT_GAP, null, null, null, gap.wire()));
    var event = Seals.newestUnsealed(tx, Action.AUDIT_GAP).orElseThrow();
    return seal(tx, List.of(event), newest.sequence() + 1, newest.hash());
  }

  private static Seal seal(
      Transaction tx, List<LoggedEvent> events, long sequence, String previous) {
    var at = tx.instant().truncatedTo(ChronoUnit.MICROS);
    var seal = Seal.over(events, sequence, previous, at);
    Seals.insert(tx, seal, events);
    return seal;
  }
}
