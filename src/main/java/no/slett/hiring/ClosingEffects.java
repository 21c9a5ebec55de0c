package no.slett.hiring;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import no.slett.basis.Bases;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;
import no.slett.journal.Effect;
import no.slett.journal.JournalEntry;

/** What closing and reopening do to a process, when they happen and again after a restore. */
public final class ClosingEffects {
  static final String CLOSING = "process-closing";
  static final String REOPENED = "process-reopened";

  private ClosingEffects() {}

  /** Both, for the journal. */
  public static List<Effect> all(Retention retention) {
    return List.of(new Closing(), new Reopened(retention));
  }

  static ObjectNode closing(HiringProcess process, Timing closing) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", process.id().toString())
        .put("decidedAt", String.valueOf(closing.decidedAt()))
        .put("closingAt", String.valueOf(closing.closingAt()))
        .put("closedAt", String.valueOf(closing.closedAt()))
        .put("reopenings", closing.reopenings());
  }

  static ObjectNode reopened(HiringProcess process) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("process", process.id().toString())
        .put("reopenings", process.timing().reopenings() + 1);
  }

  private record Closing() implements Effect {
    @Override
    public String kind() {
      return CLOSING;
    }

    @Override
    public Purpose purpose() {
      return Purpose.CLOCK;
    }

    /** A closing that got stuck until the process was reopened has been taken back with it. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      tx.update(
          """
          update hiring_process set pressed = true, decided_at = coalesce(decided_at, ?),
              closing_at = ?, closed_at = ?
          where id = ? and purged_at is null and reopenings <= ?
          """,
          instant(entry, "decidedAt"),
          instant(entry, "closingAt"),
          instant(entry, "closedAt"),
          entry.body().path("process").asText(),
          entry.body().path("reopenings").asInt());
      Bases.countFromClosing(tx, process(entry));
    }
  }

  private record Reopened(Retention retention) implements Effect {
    @Override
    public String kind() {
      return REOPENED;
    }

    @Override
    public Purpose purpose() {
      return Purpose.CLOCK;
    }

    /** Pressed twice at once, it counts once. */
    @Override
    public void apply(Transaction tx, JournalEntry entry) {
      var id = process(entry);
      var reopening = entry.body().path("reopenings").asInt();
      HiringProcesses.findForUpdate(tx, id)
          .filter(process -> process.timing().reopenings() + 1 == reopening)
          .ifPresent(
              process ->
                  HiringProcesses.update(
                      tx,
                      process.with(
                          process.timing().reopened(entry.at(), process.clockwork(retention)))));
      Bases.countFromClosing(tx, id);
    }
  }

  private static HiringProcessId process(JournalEntry entry) {
    return HiringProcessId.parse(entry.body().path("process").asText());
  }

  private static Instant instant(JournalEntry entry, String field) {
    return Instant.parse(entry.body().path(field).asText());
  }
}
