package no.slett.erasure;

import static no.slett.erasure.BlockChange.body;
import static no.slett.erasure.BlockChange.id;
import static no.slett.erasure.BlockChange.instant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.erasure.NewHold.Telling;
import no.slett.id.BlockId;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * Holds as events of the journal: opening, confirming, renewing, ending. One holds from the moment
 * its row is committed; the effect of its entry brings it back after a restore, without the words
 * that said why and without the names of staff.
 */
public final class HoldEffects {
  private static final String HOLD = "hold";
  private static final String CONFIRMED = "hold-confirmed";
  private static final String REVIEWED = "hold-reviewed";
  private static final String RELEASED = "hold-released";

  private HoldEffects() {}

  /** All of them, for the journal. */
  public static List<Effect> all() {
    return List.of(
        new BlockChange(HOLD, HoldEffects::revived),
        new BlockChange(CONFIRMED, HoldEffects::confirmed),
        new BlockChange(REVIEWED, HoldEffects::reviewed),
        new BlockChange(RELEASED, HoldEffects::released));
  }

  /** Opens a hold in the caller's transaction; returns the entry to carry out after its commit. */
  public static UUID open(Transaction tx, NewHold hold, String openedBy) {
    insert(tx, hold, openedBy, tx.instant());
    var body = hold.what().body().put("askedUntil", hold.askedUntil().toString());
    hold.telling().addTo(body);
    return Events.intend(tx, HOLD, body.put("lapsesAt", hold.lapsesAt().toString()));
  }

  /** Intends that a hold lasts until its review, since a second person confirmed it. */
  public static UUID confirm(Transaction tx, BlockId hold, Instant reviewAt) {
    return Events.intend(tx, CONFIRMED, body(hold).put("reviewAt", reviewAt.toString()));
  }

  /** Intends another time of review. */
  public static UUID review(Transaction tx, BlockId hold, Instant reviewAt) {
    return Events.intend(tx, REVIEWED, body(hold).put("reviewAt", reviewAt.toString()));
  }

  /** Intends the end of a hold. */
  public static UUID release(Transaction tx, BlockId hold) {
    return Events.intend(tx, RELEASED, body(hold));
  }

  private static void insert(Transaction tx, NewHold hold, String openedBy, Instant at) {
    tx.update(
        """
        insert into hold (id, application_id, process_id, item_id, opened_by, opened_at,
            asked_until, review_at, told_at, exemption)
        select ?::uuid, e.application_id, e.process_id, ?::uuid, ?, ?::timestamptz,
            ?::timestamptz, ?::timestamptz, ?::timestamptz, ?
        from erasure e where e.application_id = ? and e.claimed_at is null on conflict do nothing
        """,
        hold.what().id(),
        hold.what().item(),
        openedBy,
        at,
        hold.askedUntil(),
        hold.lapsesAt(),
        hold.telling() instanceof Telling.Told ? at : null,
        hold.telling() instanceof Telling.Exempt(var code) ? code : null,
        hold.what().application());
  }

  private static void revived(Transaction tx, JournalEntry entry) {
    var hold =
        new NewHold(
            Blocked.read(entry.body()),
            instant(entry, "askedUntil"),
            instant(entry, "lapsesAt"),
            Telling.read(entry.body()));
    insert(tx, hold, BlockChange.RESTORED, entry.at());
  }

  private static void confirmed(Transaction tx, JournalEntry entry) {
    tx.update(
        """
        update hold set confirmed_at = ?, review_at = ?
        where id = ? and confirmed_at is null and released_at is null
        """,
        entry.at(),
        instant(entry, "reviewAt"),
        id(entry));
  }

  private static void reviewed(Transaction tx, JournalEntry entry) {
    tx.update(
        "update hold set review_at = ? where id = ? and released_at is null",
        instant(entry, "reviewAt"),
        id(entry));
  }

  private static void released(Transaction tx, JournalEntry entry) {
    tx.update(
        "update hold set released_at = ? where id = ? and released_at is null",
        entry.at(),
        id(entry));
  }
}
