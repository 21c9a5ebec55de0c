package no.slett.closing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.journal.Effect;
import no.slett.journal.Events;
import no.slett.journal.JournalEntry;

/**
 * That all applicants of one closing were told. It is journalled: an older database does not know
 * of the letters, and would have everybody told again.
 */
public final class ClosingTold {
  private static final String TOLD = "applicants-told";

  private ClosingTold() {}

  /** What the journal's entry does, when it happens and again after a restore. */
  public static Effect effect() {
    return new Told();
  }

  /** Writes it down in the transaction in which the round ends. */
  static UUID intend(Transaction tx, Round round) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", round.process().toString())
            .put("reopenings", round.reopenings())
            .put("letter", round.kind().wire());
    return Events.intend(tx, TOLD, body);
  }

  private record Told() implements Effect {
    @Override
    public String kind() {
      return TOLD;
    }

    @Override
    public Purpose purpose() {
      return Purpose.CLOCK;
    }

    /** A round that the database has only half way is over too: the rest of it was told as well. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var body = entry.body();
      tx.update(
          """
          insert into closing_letter (process_id, reopenings, kind, begun_at, posted_from,
              finished_at)
          select id, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz
          from hiring_process where id = ?
          on conflict (process_id, reopenings, kind) do update
            set finished_at = excluded.finished_at, reached = null
            where closing_letter.finished_at is null
          """,
          body.path("reopenings").asInt(),
          body.path("letter").asText(),
          entry.at(),
          entry.at(),
          entry.at(),
          body.path("process").asText());
    }
  }
}
