package no.slett.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.slett.database.Transaction;

/** The rows of events and seals; for transactions of purpose {@code accountability}. */
final class Seals {
  private static final String EVENTS = "select " + LoggedEvent.COLUMNS + " from audit_event ";
  private static final String SEALS = "select seq, events, previous, hash, at from audit_seal ";

  private Seals() {}

  /** True for one transaction at a time, until it ends. */
  static boolean lock(Transaction tx) {
    return tx.first(
            "select pg_try_advisory_xact_lock(hashtextextended('audit-sealer', 0)) as mine",
            row -> row.flag("mine"))
        .orElseThrow();
  }

  /** Until the transaction ends, no seals are dropped. */
  static void beginWalk(Transaction tx) {
    tx.first(
        "select pg_advisory_xact_lock_shared(hashtextextended('audit-walk', 0)) is null as got",
        row -> row.flag("got"));
  }

  /** Until the transaction ends, nobody walks the chain. */
  static void awaitNoWalk(Transaction tx) {
    tx.first(
        "select pg_advisory_xact_lock(hashtextextended('audit-walk', 0)) is null as got",
        row -> row.flag("got"));
  }

  /**
   * Drops the first seals with their events, up to one that is not older than an instant; never the
   * newest.
   *
   * @return which; empty when none was old enough
   */
  static Optional<Gap> drop(Transaction tx, Instant before, int most) {
    return tx.first(
        """
        with old as (
          select seq from audit_seal
          where seq < least((select max(seq) from audit_seal),
            (select min(seq) from audit_seal where at >= ?))
          order by seq limit ?),
        events as (delete from audit_event where seal in (select seq from old)),
        seals as (delete from audit_seal where seq in (select seq from old) returning seq)
        select min(seq) as first, max(seq) as last from seals having count(*) > 0
        """,
        row -> new Gap(row.number("first"), row.number("last")),
        before,
        most);
  }

  static Optional<Seal> last(Transaction tx) {
    return tx.first(SEALS + "order by seq desc limit 1", Seal::read);
  }

  static List<Seal> after(Transaction tx, long sequence, int limit) {
    return tx.list(SEALS + "where seq > ? order by seq limit ?", Seal::read, sequence, limit);
  }

  static List<LoggedEvent> unsealed(Transaction tx, int limit) {
    return tx.list(EVENTS + "where seal is null order by id limit ?", LoggedEvent::read, limit);
  }

  static Optional<LoggedEvent> newestUnsealed(Transaction tx, Action action) {
    return tx.first(
        EVENTS + "where seal is null and action = ? order by id desc limit 1",
        LoggedEvent::read,
        action.wire());
  }

  static List<LoggedEvent> of(Transaction tx, Seal seal) {
    return tx.list(EVENTS + "where seal = ? order by id", LoggedEvent::read, seal.sequence());
  }

  /** The first number that events name as their seal, and that no seal has. */
  static Optional<Long> unknown(Transaction tx) {
    return tx.first(
        """
        select seal from audit_event e
        where seal is not null and not exists (select from audit_seal s where s.seq = e.seal)
        order by seal limit 1
        """,
        row -> row.number("seal"));
  }

  static void insert(Transaction tx, Seal seal, List<LoggedEvent> events) {
    tx.update(
        "insert into audit_seal (seq, events, previous, hash, at) values (?, ?, ?, ?, ?)",
        seal.sequence(),
        seal.events(),
        seal.previous(),
        seal.hash(),
        seal.at());
    var marked =
        tx.update(
            "update audit_event set seal = ? where id = any (?::bigint[])",
            seal.sequence(),
            Transaction.array(events.stream().map(LoggedEvent::id).toList()));
    if (marked != events.size()) {
      throw new IllegalStateException("not all events took seal " + seal.sequence());
    }
  }
}
