package no.slett.closing;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/**
 * One letter to all applicants of one closing. It is posted in batches, in the order of the ids of
 * applications, and each batch moves {@code reached} in its own transaction: whatever crashes,
 * nobody is told twice and nobody is left out.
 *
 * @param reopenings tells the closings of a process apart
 * @param reached the application up to which it is posted; null at first
 */
record Round(HiringProcessId process, int reopenings, Kind kind, @Nullable ApplicationId reached) {
  private static final Period REMINDS_BEFORE = Period.ofDays(3);
  private static final Period SHORTEST_REMINDED = Period.ofDays(7);

  /** Which letter. */
  enum Kind {
    CLOSING,
    REMINDER;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether a closing that lasts from then until then is reminded of. */
  static boolean reminds(Instant closing, Instant closed) {
    return !ServiceClock.after(closing, SHORTEST_REMINDED).isAfter(closed);
  }

  /**
   * Begins what is due; for purpose {@code clock}. A closing must be on record before, so that what
   * else it brings is done.
   *
   * @param now by the system clock
   */
  static void begin(Transaction tx, Instant now) {
    tx.update(
        """
        insert into closing_letter (process_id, reopenings, kind, begun_at, posted_from)
        select p.id, p.reopenings, 'closing', ?::timestamptz, ?::timestamptz
        from hiring_process p
        where p.pressed and p.closing_at <= ? and p.purged_at is null
          and not exists (select from closing_letter l
            where l.process_id = p.id and l.reopenings = p.reopenings)
        on conflict do nothing
        """,
        tx.instant(),
        now,
        tx.instant());
    tx.update(
        """
        insert into closing_letter (process_id, reopenings, kind, begun_at, posted_from)
        select p.id, p.reopenings, 'reminder', ?::timestamptz, ?::timestamptz
        from hiring_process p join closing_letter l
          on l.process_id = p.id and l.reopenings = p.reopenings and l.kind = 'closing'
        where p.closed_at > ? and p.closed_at <= ? and l.finished_at is not null
          and l.begun_at <= ?
          and (p.closed_at at time zone 'Europe/Oslo') - (p.closing_at at time zone 'Europe/Oslo')
            >= interval '7 days'
        on conflict do nothing
        """,
        tx.instant(),
        now,
        tx.instant(),
        ServiceClock.after(tx.instant(), REMINDS_BEFORE),
        ServiceClock.before(tx.instant(), REMINDS_BEFORE));
  }

  /** Those that are under way, the oldest first; for purpose {@code clock}. */
  static List<Round> unfinished(Transaction tx) {
    return tx.list(
        """
        select l.process_id, l.reopenings, l.kind, l.reached
        from closing_letter l join hiring_process p on p.id = l.process_id
        where l.finished_at is null and p.pressed
        order by l.posted_from limit 100
        """,
        Round::read);
  }

  /** Who comes next, none when all are told or the process does not close any more. */
  List<ApplicationId> next(Transaction tx, int most) {
    return tx.list(
        """
        select c.application_id from hiring_process p, closing_applicants(p.id) c
        where p.id = ? and p.reopenings = ? and p.closing_at <= ?
          and (cast(? as uuid) is null or c.application_id > cast(? as uuid))
        order by c.application_id limit ?
        """,
        row -> new ApplicationId(row.uuid("application_id")),
        process,
        reopenings,
        tx.instant(),
        reached,
        reached,
        most);
  }

  /**
   * This round further on, in the caller's transaction; empty when another instance has moved it.
   */
  Optional<Round> moved(Transaction tx, ApplicationId to) {
    var moved =
        tx.update(
            """
            update closing_letter set reached = ?
            where process_id = ? and reopenings = ? and kind = ? and finished_at is null
              and reached is not distinct from cast(? as uuid)
            """,
            to,
            process,
            reopenings,
            kind.wire(),
            reached);
    return moved == 1 ? Optional.of(new Round(process, reopenings, kind, to)) : Optional.empty();
  }

  /** Ends it; whether this was the end. */
  boolean finish(Transaction tx) {
    return tx.update(
            """
            update closing_letter set finished_at = ?, reached = null
            where process_id = ? and reopenings = ? and kind = ? and finished_at is null
            """,
            tx.instant(),
            process,
            reopenings,
            kind.wire())
        == 1;
  }

  private static Round read(Row row) {
    var reached = row.uuidOrNull("reached");
    return new Round(
        new HiringProcessId(row.uuid("process_id")),
        (int) row.number("reopenings"),
        Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
        reached == null ? null : new ApplicationId(reached));
  }
}
