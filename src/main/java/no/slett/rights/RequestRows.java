package no.slett.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.SealedApplication;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.rights.deadline.Deadlines;
import no.slett.rights.deadline.Pause;
import org.jspecify.annotations.Nullable;

/** What changes in the rows of requests. */
public final class RequestRows {
  private RequestRows() {}

  /**
   * A request that comes in.
   *
   * @param mailbox keyed hash of the address it came from; empty when there is none
   * @param ground of a restriction, where one was named
   */
  public record Incoming(
      UUID id,
      byte[] mailbox,
      RequestType type,
      String channel,
      Language language,
      @Nullable String ground,
      Instant receivedAt) {}

  /** Writes it down, with its dates and what it is about. */
  public static void insert(Transaction tx, Incoming request, List<SealedApplication> about) {
    var due = Deadlines.of(request.receivedAt());
    tx.update(
        """
        insert into request (id, mailbox_tag, type, channel, language, ground, received_at,
            due_internal, due_legal, due_extended, blocks_until)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        request.id(),
        request.mailbox(),
        request.type().wire(),
        request.channel(),
        request.language().tag(),
        request.ground(),
        request.receivedAt(),
        due.internal(),
        due.legal(),
        due.extended(),
        request.type().blocksErasure() ? due.extended() : null);
    about.forEach(application -> relate(tx, request.id(), application));
  }

  private static void relate(Transaction tx, UUID id, SealedApplication application) {
    tx.update(
        """
        insert into request_application (request_id, application_id, process_id)
        values (?, ?, ?)
        """,
        id,
        application.id(),
        application.process());
  }

  /** An erasure that is about to be claimed waits until this is committed, and then sees it. */
  public static void beforeAnyClaim(Transaction tx, List<no.slett.id.ApplicationId> applications) {
    tx.call(
        """
        select application_id from erasure
        where application_id = any (?::uuid[]) and claimed_at is null
        order by application_id for share
        """,
        Transaction.array(applications));
  }

  /** Counts anew when it is due, after a pause has ended. */
  public static void count(Transaction tx, RequestRow request) {
    var pauses =
        tx.list(
            """
            select began_at, ended_at from request_pause
            where request_id = ? and ended_at is not null
            """,
            row -> new Pause(row.instant("began_at"), row.instant("ended_at")),
            request.id());
    var due = Deadlines.of(request.receivedAt(), pauses);
    tx.update(
        """
        update request set due_internal = ?, due_legal = ?, due_extended = ?,
            blocks_until = case when blocks_until is null then null else ?::timestamptz end
        where id = ? and decided_at is null
        """,
        due.internal(),
        due.legal(),
        due.extended(),
        due.extended(),
        request.id());
  }

  /** Ends what it holds back; when it ended, also if that was before. */
  static Optional<Instant> answer(Transaction tx, UUID id) {
    tx.update(
        "update request set answered_at = ? where id = ? and answered_at is null",
        tx.instant(),
        id);
    return tx.first(
        "select answered_at from request where id = ?", row -> row.instant("answered_at"), id);
  }

  /** Answered by the copy itself; what an officer has decided stays as it is. */
  static void deliver(Transaction tx, UUID id) {
    tx.update(
        """
        update request set outcome = coalesce(outcome, 'granted'), proposed_by = null,
            decided_at = coalesce(decided_at, ?::timestamptz), answered_at = ?::timestamptz
        where id = ? and answered_at is null
        """,
        tx.instant(),
        tx.instant(),
        id);
    tx.update(
        "update request_pause set ended_at = greatest(began_at, ?::timestamptz)"
            + " where request_id = ? and ended_at is null",
        tx.instant(),
        id);
  }

  /** Answered by then, or by then past the time for any answer. */
  static List<UUID> overBefore(Transaction tx, Instant before) {
    return tx.list(
        """
        select id from request
        where coalesce(answered_at, decided_at, received_at + interval '3 months') <= ? limit 500
        """,
        row -> row.uuid("id"),
        before);
  }
}
