package no.slett.rights;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.clock.ServiceClock;
import no.slett.database.Row;
import no.slett.database.Transaction;
import org.jspecify.annotations.Nullable;

/** The rows of requests. */
final class RequestRows {
  private RequestRows() {}

  private static final String SELECT =
      """
      select id, type, received_at, blocks_until, answered_at, coalesce((
          select array_agg(a.application_id::text order by a.application_id)
          from request_application a where a.request_id = request.id), '{}') as applications
      from request
      """;

  static List<Shown.Request> list(Transaction tx, byte[] mailbox) {
    return tx.list(
        SELECT + " where mailbox_tag = ? order by received_at desc, id",
        row -> read(tx, row),
        (Object) mailbox);
  }

  /** One, for whoever answers it. */
  static Optional<Shown.Request> find(Transaction tx, UUID id) {
    return tx.first(SELECT + " where id = ?", row -> read(tx, row), id);
  }

  static Optional<Instant> answeredAt(Transaction tx, UUID id) {
    return tx.first(
        "select answered_at from request where id = ?", row -> row.instant("answered_at"), id);
  }

  /** Answered by then, or by then past the time for any answer. */
  static List<UUID> overBefore(Transaction tx, Instant before) {
    return tx.list(
        """
        select id from request
        where coalesce(answered_at, received_at + interval '3 months') <= ? limit 500
        """,
        row -> row.uuid("id"),
        before);
  }

  static Shown.Request shown(
      UUID id,
      RequestType type,
      Instant received,
      @Nullable Instant blocksUntil,
      @Nullable Instant answered,
      List<String> applications,
      @Nullable List<String> withdrawn,
      @Nullable List<Outcome> outcomes) {
    return new Shown.Request(
        id.toString(),
        type.wire(),
        received,
        due(received),
        blocksUntil,
        answered,
        applications,
        withdrawn,
        outcomes);
  }

  /** The stricter of the two readings of a month (law section 3), to the end of that day. */
  private static Instant due(Instant received) {
    var month = ServiceClock.after(received, Period.ofMonths(1));
    var days = ServiceClock.after(received, Period.ofDays(30));
    var earlier = month.isBefore(days) ? month : days;
    var day = earlier.atZone(ServiceClock.ZONE).toLocalDate();
    return day.plusDays(1).atStartOfDay(ServiceClock.ZONE).toInstant().minus(Duration.ofSeconds(1));
  }

  private static Shown.Request read(Transaction tx, Row row) {
    var type = RequestType.of(row.text("type"));
    return shown(
        row.uuid("id"),
        type,
        row.instant("received_at"),
        row.instantOrNull("blocks_until"),
        row.instantOrNull("answered_at"),
        row.texts("applications"),
        null,
        type == RequestType.OBJECTION ? Outcome.of(tx, row.uuid("id")) : null);
  }
}
