package no.slett.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HexFormat;
import java.util.UUID;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * The objection of a referee: their contact data go, a mark that they objected stays until the
 * application goes. It is journalled: a restored backup must neither bring the data back nor let
 * anybody add the same person again.
 */
public final class RefereeObjections {
  private static final String OBJECTED = "referee-objected";

  private RefereeObjections() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Objected();
  }

  /** Decides on it in the caller's transaction; {@link Events#carryOut} erases. */
  static UUID intend(Transaction tx, RefereeRow row) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("referee", row.id().toString())
            .put("application", row.application().toString())
            .put("activity", row.activity())
            .put("position", row.position())
            .put("tag", tag(tx, row));
    return Events.intend(tx, OBJECTED, body);
  }

  private static @Nullable String tag(Transaction tx, RefereeRow row) {
    return tx.first(
            "select coalesce(encode(mailbox_tag, 'hex'), '') as tag from referee where id = ?",
            found -> found.text("tag"),
            row.id())
        .filter(tag -> !tag.isEmpty())
        .orElse(null);
  }

  private record Objected() implements Effect {
    @Override
    public String kind() {
      return OBJECTED;
    }

    @Override
    public Purpose purpose() {
      return Purpose.REPLAY;
    }

    /** A database older than the referee learns only that there is somebody who does not want. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var body = entry.body();
      var position = body.path("position").isInt() ? body.path("position").intValue() : null;
      var tag =
          body.path("tag").isTextual() ? HexFormat.of().parseHex(body.path("tag").asText()) : null;
      var known =
          tx.update(
              """
              update referee set contact = '', data_key = '', objected_at = coalesce(objected_at, ?)
              where id = ?
              """,
              entry.at(),
              body.path("referee").asText());
      if (known == 0) {
        revive(tx, entry, position, tag);
      }
    }

    private static void revive(
        Transaction tx, JournalEntry entry, @Nullable Integer position, byte @Nullable [] tag) {
      tx.update(
          """
          insert into referee (id, application_id, process_id, position, activity, language,
              added_at, added_by, data_key, contact, mailbox_tag, contacted_at, objected_at)
          select ?::uuid, e.application_id, e.process_id, ?::int, k.id, 'nb', ?::timestamptz, 'restored', '', '',
              ?::bytea, ?::timestamptz, ?::timestamptz
          from erasure e join activity k on k.id = ?
          where e.application_id = ?::uuid and e.claimed_at is null on conflict do nothing
          """,
          entry.body().path("referee").asText(),
          position,
          entry.at(),
          tag,
          entry.at(),
          entry.at(),
          entry.body().path("activity").asText(),
          entry.body().path("application").asText());
    }
  }
}
