package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.rights.deadline.Deadlines;
import no.slett.rights.deadline.Pause;
import org.jspecify.annotations.Nullable;

/**
 * A request as its row tells, without what anybody wrote.
 *
 * @param asked when the person was last asked something that is not answered yet
 * @param applications those it is about
 */
public record RequestRow(
    UUID id,
    RequestType type,
    String channel,
    Language language,
    @Nullable String ground,
    Instant receivedAt,
    Deadlines due,
    @Nullable Instant blocksUntil,
    @Nullable Instant extendedAt,
    @Nullable Instant asked,
    @Nullable String proposedBy,
    @Nullable String outcome,
    @Nullable Instant decidedAt,
    @Nullable Instant answeredAt,
    List<ApplicationId> applications) {
  private static final String SELECT =
      """
      select id, type, channel, language, ground, received_at, due_internal, due_legal,
          due_extended, blocks_until, extended_at, proposed_by, outcome, decided_at, answered_at,
          (select p.began_at from request_pause p
            where p.request_id = request.id and p.ended_at is null) as asked,
          coalesce((select array_agg(a.application_id::text order by a.application_id)
            from request_application a where a.request_id = request.id), '{}') as applications
      from request
      """;

  /** Which part of the queue: no answer yet, answered, or no answer and past its date. */
  public enum State {
    OPEN("decided_at is null and answered_at is null"),
    ANSWERED("(decided_at is not null or answered_at is not null)"),
    OVERDUE(
        """
        decided_at is null and answered_at is null and not exists (
            select from request_pause p where p.request_id = request.id and p.ended_at is null
              and (p.began_at at time zone 'Europe/Oslo')::date
                <= (request.received_at at time zone 'Europe/Oslo')::date + 3)
          and case when extended_at is null then due_internal else due_extended end < instant()
        """);

    private final String condition;

    State(String condition) {
      this.condition = condition;
    }
  }

  /** The request, if the transaction's purpose may see it. */
  public static Optional<RequestRow> find(Transaction tx, UUID id) {
    return tx.first(SELECT + " where id = ?", RequestRow::read, id);
  }

  /** The same; whoever else wants to change it waits. */
  public static Optional<RequestRow> findForUpdate(Transaction tx, UUID id) {
    return tx.first(SELECT + " where id = ? for update", RequestRow::read, id);
  }

  /** What one mailbox asked for, newest first. */
  static List<RequestRow> ofMailbox(Transaction tx, byte[] mailbox) {
    return tx.list(
        SELECT + " where mailbox_tag = ? order by received_at desc, id",
        RequestRow::read,
        (Object) mailbox);
  }

  /** A part of the queue, by when it is due. */
  public static List<RequestRow> queue(
      Transaction tx, State state, Instant dueAfter, UUID after, int limit) {
    return tx.list(
        SELECT
            + " where "
            + state.condition
            + " and (due_internal, id) > (?::timestamptz, ?::uuid)"
            + " order by due_internal, id limit ?",
        RequestRow::read,
        dueAfter,
        after,
        limit);
  }

  /** Whether the clock stands still: the person was asked in time and has not answered. */
  public boolean isPaused() {
    return asked != null && Pause.stopsTheClock(receivedAt, asked);
  }

  /** Whether an answer went out. */
  public boolean isDecided() {
    return decidedAt != null || answeredAt != null;
  }

  /** The day that the law gives, with the extension where there is one. */
  public Instant latest() {
    return extendedAt == null ? due.legal() : due.extended();
  }

  /** The day to work towards. */
  public Instant target() {
    return extendedAt == null ? due.internal() : due.extended();
  }

  private static RequestRow read(Row row) {
    return new RequestRow(
        row.uuid("id"),
        RequestType.of(row.text("type")),
        row.text("channel"),
        Language.of(row.text("language")).orElseThrow(),
        row.textOrNull("ground"),
        row.instant("received_at"),
        new Deadlines(
            row.instant("due_internal"), row.instant("due_legal"), row.instant("due_extended")),
        row.instantOrNull("blocks_until"),
        row.instantOrNull("extended_at"),
        row.instantOrNull("asked"),
        row.textOrNull("proposed_by"),
        row.textOrNull("outcome"),
        row.instantOrNull("decided_at"),
        row.instantOrNull("answered_at"),
        row.texts("applications").stream().map(ApplicationId::parse).toList());
  }
}
