package no.slett.accountability.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.Cursor;
import no.slett.http.Page;
import org.jspecify.annotations.Nullable;

/** A page of the log, newest first, and how its chain stands. */
record LogPage(List<Event> items, @Nullable String nextCursor, Chain chain) {
  /**
   * Something that was done or read.
   *
   * @param seal the link of the chain that covers it; absent for the second before that is made
   */
  record Event(
      long id,
      Instant at,
      String actor,
      String role,
      String action,
      String purpose,
      @Nullable UUID hiringProcessId,
      @Nullable UUID applicationId,
      @Nullable UUID itemId,
      @Nullable String digest,
      @Nullable Long seal) {
    static Event read(Row row) {
      var seal = row.numberIfAny("seal");
      return new Event(
          row.number("id"),
          row.instant("at"),
          row.text("actor"),
          row.text("role"),
          row.text("action"),
          row.text("purpose"),
          row.uuidOrNull("process_id"),
          row.uuidOrNull("application_id"),
          row.uuidOrNull("item_id"),
          row.textOrNull("digest"),
          seal.isPresent() ? seal.getAsLong() : null);
    }
  }

  /** In a transaction of purpose {@code accountability}. */
  static LogPage read(Transaction tx, Filter filter, Page page, Chain chain) {
    var found = find(tx, filter, page);
    var shown = found.stream().limit(page.limit()).toList();
    var next =
        found.size() > page.limit()
            ? new Cursor(Long.toString(shown.getLast().id())).token()
            : null;
    return new LogPage(shown, next, chain);
  }

  private static List<Event> find(Transaction tx, Filter filter, Page page) {
    var application = filter.application().orElse(null);
    var role = filter.role().orElse(null);
    var action = filter.action().orElse(null);
    var from = filter.from().orElse(null);
    var to = filter.to().orElse(null);
    return tx.list(
        """
        select id, at, actor, role, action, purpose, process_id, application_id, item_id, digest,
            seal
        from audit_event
        where id < ?
          and (cast(? as uuid) is null or application_id = cast(? as uuid))
          and (cast(? as text) is null or role = cast(? as text))
          and (cast(? as text) is null or action = cast(? as text))
          and (cast(? as timestamptz) is null or at >= cast(? as timestamptz))
          and (cast(? as timestamptz) is null or at < cast(? as timestamptz))
        order by id desc limit ?
        """,
        Event::read,
        before(page.after()),
        application,
        application,
        role,
        role,
        action,
        action,
        from,
        from,
        to,
        to,
        page.limit() + 1);
  }

  private static long before(Optional<Cursor> after) {
    try {
      return after.map(cursor -> Long.parseLong(cursor.value())).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException e) {
      throw Cursor.invalid();
    }
  }
}
