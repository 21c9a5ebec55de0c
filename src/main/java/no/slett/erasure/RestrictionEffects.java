package no.slett.erasure;

import static no.slett.erasure.BlockChange.body;
import static no.slett.erasure.BlockChange.id;
import static no.slett.erasure.BlockChange.instant;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import no.slett.basis.ActivityId;
import no.slett.clock.ServiceClock;
import no.slett.database.Transaction;
import no.slett.erasure.NewRestriction.Objected;
import no.slett.id.BlockId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;
import no.slett.webhook.Notifications;
import org.jspecify.annotations.Nullable;

/**
 * Restrictions as events of the journal: opening and lifting. One restricts from the moment its row
 * is committed; the effect of its entry brings it back after a restore, without the words that said
 * why and without the names of staff.
 */
public final class RestrictionEffects {
  /** How long the person has, from being told that it ends (law RS-4). */
  private static final Period WAIT = Period.ofDays(7);

  private static final Period REVIEW = Period.ofDays(90);
  private static final String RESTRICTION = "restriction";
  private static final String LIFTED = "restriction-lifted";

  private RestrictionEffects() {}

  /** All of them, for the journal. */
  public static List<Effect> all() {
    return List.of(
        new BlockChange(RESTRICTION, RestrictionEffects::revived),
        new BlockChange(LIFTED, RestrictionEffects::lifted));
  }

  /** When a restriction that is opened then is looked at again (law RS-5). */
  public static Instant review(Instant opened) {
    return ServiceClock.after(opened, REVIEW);
  }

  /** When a restriction lifts of whose end the person is told then. */
  public static Instant lifts(Instant told) {
    return ServiceClock.after(told, WAIT);
  }

  /** Opens one in the caller's transaction; returns the entry to carry out after its commit. */
  public static UUID open(Transaction tx, NewRestriction restriction, String openedBy) {
    insert(tx, restriction, openedBy, tx.instant());
    var body = restriction.what().body().put("ground", restriction.ground());
    body.put("reviewAt", restriction.reviewAt().toString());
    var objected = restriction.objected();
    if (objected != null) {
      body.put("request", objected.request().toString());
      body.put("activity", objected.activity().value());
    }
    return Events.intend(tx, RESTRICTION, body);
  }

  /** Says that the person was told of the end, once; the telling is the caller's. */
  public static void announced(Transaction tx, BlockId restriction, Instant at) {
    tx.update(
        """
        update restriction set notified_at = ?, lifts_at = ?
        where id = ? and notified_at is null and lifted_at is null
        """,
        at,
        lifts(at),
        restriction);
  }

  /** Intends the end of a restriction. */
  public static UUID lift(Transaction tx, BlockId restriction) {
    return Events.intend(tx, LIFTED, body(restriction));
  }

  private static void insert(
      Transaction tx, NewRestriction restriction, String openedBy, Instant at) {
    var objected = restriction.objected();
    tx.update(
        """
        insert into restriction (id, application_id, process_id, item_id, ground, opened_by,
            opened_at, review_at, activity, request_id)
        select ?::uuid, e.application_id, e.process_id, ?::uuid, ?, ?, ?::timestamptz,
            ?::timestamptz, ?, ?::uuid
        from erasure e where e.application_id = ? and e.claimed_at is null on conflict do nothing
        """,
        restriction.what().id(),
        restriction.what().item(),
        restriction.ground(),
        openedBy,
        at,
        restriction.reviewAt(),
        objected == null ? null : objected.activity(),
        objected == null ? null : objected.request(),
        restriction.what().application());
  }

  private static void revived(Transaction tx, JournalEntry entry) {
    var body = entry.body();
    var ground = body.path("ground").asText();
    var objected = objected(body);
    var what = Blocked.read(body);
    insert(
        tx,
        new NewRestriction(what, ground, instant(entry, "reviewAt"), objected),
        BlockChange.RESTORED,
        entry.at());
    if (objected == null) {
      Notifications.restricted(tx, what.application(), what.id());
    } else {
      // a purpose that no recipient has: there is nothing to tell them (Art. 19)
      Objections.revive(tx, objected, what, entry.at());
    }
  }

  private static @Nullable Objected objected(JsonNode body) {
    return body.hasNonNull("request")
        ? new Objected(
            UUID.fromString(body.path("request").asText()),
            new ActivityId(body.path("activity").asText()))
        : null;
  }

  private static void lifted(Transaction tx, JournalEntry entry) {
    tx.update(
        "update restriction set lifted_at = ? where id = ? and lifted_at is null",
        entry.at(),
        id(entry));
  }
}
