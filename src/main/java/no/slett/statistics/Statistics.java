package no.slett.statistics;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;

/**
 * The counters. An event counts in the quarter in which it happens, by the service clock, and is
 * gone with its transaction if that fails.
 *
 * <p>After a restore: what was counted since the backup is lost with the rows it came from. Only
 * erasures are counted again, when they are done again; nothing is ever counted twice.
 */
public final class Statistics {
  private static final Map<String, Event> EVENTS =
      Event.all().stream().collect(Collectors.toMap(Event::name, Function.identity()));

  private Statistics() {}

  /** Counts one application of this process. */
  public static void count(Transaction tx, Event event, HiringProcessId process) {
    count(tx, event, process, 1);
  }

  /** Counts some applications of this process. */
  public static void count(Transaction tx, Event event, HiringProcessId process, long times) {
    if (times > 0) {
      tx.call("select count_event(?, ?, ?)", process, event.name(), times);
    }
  }

  /** What may be told of these quarters: finished ones only, in order. */
  static List<Cell> published(Transaction tx, List<Quarter> quarters) {
    return tx.list(
        """
        select quarter, kind, event, count from published_statistics(?, ?)
        order by quarter, kind desc, array_position(?::text[], event)
        """,
        row ->
            Cell.of(
                row.text("quarter"),
                row.text("kind"),
                event(row.text("event")),
                row.numberIfAny("count")),
        Transaction.array(quarters),
        names(),
        names());
  }

  private static Event event(String name) {
    var event = EVENTS.get(name);
    if (event == null) {
      throw new IllegalStateException("the database counts what nobody asked for");
    }
    return event;
  }

  private static String names() {
    return Transaction.array(Event.all().stream().map(Event::name).toList());
  }
}
