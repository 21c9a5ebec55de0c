package no.slett.privacy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.Cursor;
import no.slett.http.Page;
import no.slett.privacy.ErasureShown.Block;
import no.slett.privacy.ErasureShown.Item;
import org.jspecify.annotations.Nullable;

/** Erasures as the database judges them: the functions that it asks are the eraser's own. */
final class ErasureRows {
  private ErasureRows() {}

  /** Where a page begins: after this time, and this application at that time. */
  private record After(@Nullable Instant at, @Nullable UUID id) {
    static After of(Page page) {
      return page.after().map(After::parse).orElseGet(() -> new After(null, null));
    }

    private static After parse(Cursor cursor) {
      try {
        var parts = cursor.value().split("/", 2);
        return new After(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw Cursor.invalid();
      }
    }
  }

  /** Where the list goes on after an item. */
  static Cursor after(Item item) {
    var at = item.finishedAt() == null ? item.dueAt() : item.finishedAt();
    return new Cursor(at + "/" + item.applicationId());
  }

  /** One more than a page of them; done ones newest first, others oldest first. */
  static List<Item> page(Transaction tx, ErasureState state, Page page) {
    return switch (state) {
      case DONE -> done(tx, page);
      case BLOCKED -> blocked(tx, pending(tx, "blocked", tx.instant(), page));
      case DUE -> pending(tx, "due", tx.instant(), page);
      case OVERDUE -> pending(tx, "due", tx.instant().minus(ErasureState.ALARM), page);
    };
  }

  private static List<Item> pending(Transaction tx, String state, Instant dueBy, Page page) {
    var after = After.of(page);
    return tx.list(
        """
        select p.application_id, p.process_id, p.rule, p.due_at, p.claimed_at, e.promised_by,
            e.trigger, e.finished_at, case when p.state = 'due' and p.due_at <= ? then 'overdue'
              else p.state end as state
        from pending() p join erasure e on e.application_id = p.application_id
        where p.state = ? and (p.state = 'blocked' or p.due_at <= ?)
          and (cast(? as timestamptz) is null
            or (p.due_at, p.application_id) > (cast(? as timestamptz), cast(? as uuid)))
        order by p.due_at, p.application_id limit ?
        """,
        ErasureRows::item,
        tx.instant().minus(ErasureState.ALARM),
        state,
        dueBy,
        after.at(),
        after.at(),
        after.id(),
        page.limit() + 1);
  }

  private static List<Item> done(Transaction tx, Page page) {
    var after = After.of(page);
    return tx.list(
        """
        select application_id, process_id, null as rule, coalesce(due_at, claimed_at) as due_at,
            claimed_at, promised_by, trigger, finished_at, 'done' as state
        from erasure
        where finished_at is not null
          and (cast(? as timestamptz) is null
            or (finished_at, application_id) < (cast(? as timestamptz), cast(? as uuid)))
        order by finished_at desc, application_id desc limit ?
        """,
        ErasureRows::item,
        after.at(),
        after.at(),
        after.id(),
        page.limit() + 1);
  }

  private static Item item(Row row) {
    return new Item(
        row.uuid("application_id").toString(),
        row.uuid("process_id").toString(),
        row.text("state"),
        row.textOrNull("rule"),
        row.textOrNull("trigger"),
        row.instant("due_at"),
        row.instant("promised_by"),
        row.instantOrNull("claimed_at"),
        row.instantOrNull("finished_at"),
        List.of());
  }

  private record Keeper(String application, Block block) {
    static Keeper read(Row row) {
      return new Keeper(
          row.uuid("application_id").toString(),
          new Block(row.text("purpose"), row.instant("until")));
    }
  }

  private static List<Item> blocked(Transaction tx, List<Item> items) {
    var ids = Transaction.array(items.stream().map(Item::applicationId).toList());
    Map<String, List<Block>> keepers =
        tx
            .list(
                """
                select d.application_id, d.purpose, max(d.until) as until
                from delays(?) d join kept() k
                  on k.application_id = d.application_id and k.purpose = d.purpose
                group by 1, 2 order by 3
                """,
                Keeper::read,
                ids)
            .stream()
            .collect(
                Collectors.groupingBy(
                    Keeper::application, Collectors.mapping(Keeper::block, Collectors.toList())));
    return items.stream()
        .map(item -> item.blockedBy(keepers.getOrDefault(item.applicationId(), List.of())))
        .toList();
  }
}
