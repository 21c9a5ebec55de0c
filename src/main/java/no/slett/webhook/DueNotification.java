package no.slett.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.basis.Webhook.Event;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.disclosure.Disclosure;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * A notification that somebody took, to post it.
 *
 * @param attempts how often it was taken, with this time
 * @param delivered whether the recipient took it over before, without acknowledging it
 */
record DueNotification(
    UUID id,
    RecipientId recipient,
    Event event,
    HiringProcessId process,
    @Nullable ApplicationId application,
    List<String> fields,
    Instant occurredAt,
    int attempts,
    boolean delivered) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  /** Who took it over gets time to do what it asks before it is asked again. */
  private static final Duration TIME_TO_ACT = Duration.ofHours(1);

  private static final List<String> RECEIVED = List.of("application");

  /** Takes what waited longest for a recipient; until the lease ends nobody else takes it. */
  static Optional<DueNotification> take(
      Transaction tx, RecipientId recipient, Instant now, Duration lease) {
    return tx.first(
        """
        update notification set next_try_at = ?, attempts = attempts + 1 where id = (
          select id from notification
          where recipient = ? and channel = 'webhook' and answer is null and next_try_at <= ?
            and ends_at > ?
          order by next_try_at, occurred_at limit 1 for update skip locked)
        returning id, recipient, event, process_id, application_id, fields, occurred_at, attempts,
          coalesce(outcome = 'delivered', false) as delivered
        """,
        DueNotification::read,
        now.plus(lease),
        recipient,
        now,
        tx.instant());
  }

  private static DueNotification read(Row row) {
    var application = row.uuidOrNull("application_id");
    return new DueNotification(
        row.uuid("id"),
        new RecipientId(row.text("recipient")),
        Events.of(row.text("event")),
        new HiringProcessId(row.uuid("process_id")),
        application == null ? null : new ApplicationId(application),
        row.texts("fields"),
        row.instant("occurred_at"),
        (int) row.number("attempts"),
        row.flag("delivered"));
  }

  /** To hear that somebody applied is to be given something; written down before it is sent. */
  Optional<Disclosure> disclosed() {
    return event != Event.APPLICATION_RECEIVED || application == null
        ? Optional.empty()
        : Optional.of(
            new Disclosure(id, application, recipient, Disclosure.Path.WEBHOOK, RECEIVED, null));
  }

  /** Whether the recipient has to say that it did its part. */
  boolean wantsAnswer() {
    return Events.wantsAnswer(event);
  }

  void remove(Transaction tx) {
    tx.update("delete from notification where id = ?", id);
  }

  void postpone(Transaction tx, Delivery delivery, Instant now) {
    var least = delivery == Delivery.DELIVERED ? TIME_TO_ACT : Duration.ZERO;
    var pause = pause();
    tx.update(
        "update notification set outcome = ?, next_try_at = ? where id = ?",
        delivered ? Delivery.DELIVERED.wire() : delivery.wire(),
        now.plus(pause.compareTo(least) < 0 ? least : pause),
        id);
  }

  /** 30 s, doubled with each time, up to 6 h. */
  private Duration pause() {
    var wait = FIRST_WAIT.multipliedBy(1L << Math.min(attempts - 1, 10));
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }
}
