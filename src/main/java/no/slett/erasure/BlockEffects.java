package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.BlockId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;
import no.slett.webhook.Notifications;

/**
 * What delays an erasure, as events of the journal: opening, confirming, renewing, ending. A block
 * holds from the moment its row is committed; the effect of its entry brings it back after a
 * restore, without the words that said why and without the names of staff.
 */
public final class BlockEffects {
  private static final String HOLD = "hold";
  private static final String HOLD_CONFIRMED = "hold-confirmed";
  private static final String HOLD_REVIEWED = "hold-reviewed";
  private static final String HOLD_RELEASED = "hold-released";
  private static final String RESTRICTION = "restriction";
  private static final String RESTRICTION_LIFTED = "restriction-lifted";

  /** Stands for whoever opened what a restore brought back. */
  private static final String RESTORED = "restored";

  private BlockEffects() {}

  /** All of them, for the journal. */
  public static List<Effect> all() {
    return List.of(
        new Change(HOLD, BlockEffects::revivedHold),
        new Change(HOLD_CONFIRMED, BlockEffects::confirmed),
        new Change(HOLD_REVIEWED, BlockEffects::reviewed),
        new Change(HOLD_RELEASED, BlockEffects::released),
        new Change(RESTRICTION, BlockEffects::revivedRestriction),
        new Change(RESTRICTION_LIFTED, BlockEffects::lifted));
  }

  /** Opens a hold in the caller's transaction; returns the entry to carry out after its commit. */
  public static UUID open(Transaction tx, NewHold hold, String openedBy) {
    insert(tx, hold, openedBy, tx.instant());
    var body = hold.what().body().put("askedUntil", hold.askedUntil().toString());
    return Events.intend(tx, HOLD, body.put("lapsesAt", hold.lapsesAt().toString()));
  }

  /** Opens a restriction likewise. */
  public static UUID open(Transaction tx, NewRestriction restriction, String openedBy) {
    insert(tx, restriction, openedBy, tx.instant());
    var body = restriction.what().body().put("ground", restriction.ground());
    return Events.intend(tx, RESTRICTION, body.put("reviewAt", restriction.reviewAt().toString()));
  }

  /** Intends that a hold lasts until its review, since a second person confirmed it. */
  public static UUID confirm(Transaction tx, BlockId hold, Instant reviewAt) {
    var body = body(hold).put("reviewAt", reviewAt.toString());
    return Events.intend(tx, HOLD_CONFIRMED, body);
  }

  /** Intends another time of review. */
  public static UUID review(Transaction tx, BlockId hold, Instant reviewAt) {
    return Events.intend(tx, HOLD_REVIEWED, body(hold).put("reviewAt", reviewAt.toString()));
  }

  /** Intends the end of a hold. */
  public static UUID release(Transaction tx, BlockId hold) {
    return Events.intend(tx, HOLD_RELEASED, body(hold));
  }

  /** Intends the end of a restriction. */
  public static UUID lift(Transaction tx, BlockId restriction) {
    return Events.intend(tx, RESTRICTION_LIFTED, body(restriction));
  }

  private static ObjectNode body(BlockId id) {
    return JsonNodeFactory.instance.objectNode().put("id", id.toString());
  }

  private static void insert(Transaction tx, NewHold hold, String openedBy, Instant at) {
    tx.update(
        """
        insert into hold (id, application_id, process_id, item_id, opened_by, opened_at,
            asked_until, review_at)
        select ?::uuid, e.application_id, e.process_id, ?::uuid, ?, ?::timestamptz,
            ?::timestamptz, ?::timestamptz
        from erasure e where e.application_id = ? and e.claimed_at is null on conflict do nothing
        """,
        hold.what().id(),
        hold.what().item(),
        openedBy,
        at,
        hold.askedUntil(),
        hold.lapsesAt(),
        hold.what().application());
  }

  private static void insert(
      Transaction tx, NewRestriction restriction, String openedBy, Instant at) {
    tx.update(
        """
        insert into restriction (id, application_id, process_id, item_id, ground, opened_by,
            opened_at, review_at)
        select ?::uuid, e.application_id, e.process_id, ?::uuid, ?, ?, ?::timestamptz,
            ?::timestamptz
        from erasure e where e.application_id = ? and e.claimed_at is null on conflict do nothing
        """,
        restriction.what().id(),
        restriction.what().item(),
        restriction.ground(),
        openedBy,
        at,
        restriction.reviewAt(),
        restriction.what().application());
  }

  private static void revivedHold(Transaction tx, JournalEntry entry) {
    var body = entry.body();
    var what = Blocked.read(body);
    insert(
        tx,
        new NewHold(what, instant(body, "askedUntil"), instant(body, "lapsesAt")),
        RESTORED,
        entry.at());
  }

  private static void revivedRestriction(Transaction tx, JournalEntry entry) {
    var body = entry.body();
    var ground = body.path("ground").asText();
    var what = Blocked.read(body);
    insert(tx, new NewRestriction(what, ground, instant(body, "reviewAt")), RESTORED, entry.at());
    Notifications.restricted(tx, what.application(), what.id());
  }

  private static void confirmed(Transaction tx, JournalEntry entry) {
    tx.update(
        """
        update hold set confirmed_at = ?, review_at = ?
        where id = ? and confirmed_at is null and released_at is null
        """,
        entry.at(),
        instant(entry.body(), "reviewAt"),
        id(entry));
  }

  private static void reviewed(Transaction tx, JournalEntry entry) {
    tx.update(
        "update hold set review_at = ? where id = ? and released_at is null",
        instant(entry.body(), "reviewAt"),
        id(entry));
  }

  private static void released(Transaction tx, JournalEntry entry) {
    tx.update(
        "update hold set released_at = ? where id = ? and released_at is null",
        entry.at(),
        id(entry));
  }

  private static void lifted(Transaction tx, JournalEntry entry) {
    tx.update(
        "update restriction set lifted_at = ? where id = ? and lifted_at is null",
        entry.at(),
        id(entry));
  }

  private static String id(JournalEntry entry) {
    return entry.body().path("id").asText();
  }

  private static Instant instant(JsonNode body, String field) {
    return Instant.parse(body.path(field).asText());
  }

  private record Change(String kind, BiConsumer<Transaction, JournalEntry> change)
      implements Effect {
    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      change.accept(tx, entry);
    }
  }
}
