package no.slett.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import org.jspecify.annotations.Nullable;

/** What every recipient was told that Art. 19 has it told, and what came of it. */
public final class Article19 {
  private Article19() {}

  /**
   * One recipient and one thing that it has to know.
   *
   * @param event {@code applicant.rectified}, {@code applicant.restricted} or {@code
   *     applicant.erased}
   * @param state {@code pending}, {@code acknowledged} or {@code failed}
   * @param method {@code webhook} or {@code contract}; {@code officer} when somebody told it
   *     otherwise; absent when there is no way
   * @param reason why it failed: {@code no-channel}, {@code unreachable}, {@code rejected}, {@code
   *     unacknowledged} or {@code declined}; otherwise absent
   * @param until when a pending one comes to its end, by the service clock
   */
  public record Told(
      String id,
      String event,
      String recipientId,
      String recipient,
      String hiringProcessId,
      String applicationId,
      String state,
      @Nullable String method,
      @Nullable String reason,
      Instant occurredAt,
      @Nullable Instant until,
      @Nullable Instant answeredAt) {}

  private static final String SELECT =
      """
      with told as (
        select n.*, r.name, notification_state(n) as state
        from notification n join recipient r on r.id = n.recipient
        where n.event like 'applicant.%')
      select id, event, recipient, name, process_id, application_id, state, occurred_at, answered_at,
        case when state = 'pending' then ends_at end as until,
        case when answer = 'told' then 'officer' when channel <> 'none' then channel end as method,
        case when state <> 'failed' then null when channel = 'none' then 'no-channel'
          when answer = 'declined' then 'declined' when outcome = 'delivered' then 'unacknowledged'
          else coalesce(outcome, 'unreachable') end as reason
      from told
      """;

  /**
   * Some of them, newest first; for purpose {@code accountability}.
   *
   * @param state only those in this state
   * @param after the id of the last one before
   */
  public static List<Told> list(
      Transaction tx, Optional<String> state, Optional<UUID> after, int limit) {
    return tx.list(
        SELECT
            + """
            where (cast(? as text) is null or state = ?)
              and (cast(? as uuid) is null or (occurred_at, id) <
                (select occurred_at, id from notification where id = ?))
            order by occurred_at desc, id desc limit ?
            """,
        Article19::read,
        state.orElse(null),
        state.orElse(null),
        after.orElse(null),
        after.orElse(null),
        limit);
  }

  /** One; for purpose {@code rights}, about its id. */
  public static Optional<Told> find(Transaction tx, UUID id) {
    return tx.first(SELECT + " where id = ?", Article19::read, id);
  }

  /**
   * Somebody told the recipient otherwise; for purpose {@code rights}, about its id.
   *
   * @return whether that is news; what was acknowledged stays so
   */
  public static boolean toldOtherwise(Transaction tx, UUID id) {
    return tx.update(
            """
            update notification n set answer = 'told', answered_at = ?
            where id = ? and event like 'applicant.%' and notification_state(n) <> 'acknowledged'
            """,
            tx.instant(), id)
        == 1;
  }

  private static Told read(Row row) {
    return new Told(
        row.uuid("id").toString(),
        row.text("event"),
        row.text("recipient"),
        row.text("name"),
        row.uuid("process_id").toString(),
        row.uuid("application_id").toString(),
        row.text("state"),
        row.textOrNull("method"),
        row.textOrNull("reason"),
        row.instant("occurred_at"),
        row.instantOrNull("until"),
        row.instantOrNull("answered_at"));
  }
}
