package no.slett.accountability.breach;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.slett.accountability.breach.Facts.Category;
import no.slett.accountability.breach.Facts.Deed;
import no.slett.basis.DataCategory;
import no.slett.database.Row;
import no.slett.database.Transaction;

/** Counts in the audit log; for transactions of purpose {@code accountability}. */
final class LogFacts {
  /** Who was in a list that an event opened: of its process, or of what has outlived its own. */
  private static final String LISTED =
      """
      select e.application_id from erasure e
      where e.process_id in (select process_id from touched where action = 'applications-listed')
      union select s.application_id from survival s
      where s.purpose = 'talent-pool'
          and exists (select from touched where action = 'talent-pool-listed')
        or s.purpose = 'claims-defence'
          and exists (select from touched where action = 'claims-listed')
      """;

  private static final String TOUCHED =
      """
      with touched as materialized (
        select action, role, process_id, application_id, item_id from audit_event
        where at >= ? and at < ? and action = any (?::text[]) and (? = '' or actor = ?))
      """;

  private LogFacts() {}

  /** All counts of a window. */
  static Facts of(Transaction tx, Window window) {
    var totals = totals(tx, window);
    return new Facts(
        window.from(),
        window.to(),
        window.actor(),
        totals.persons(),
        totals.atMost(),
        totals.records(),
        totals.events(),
        categories(tx, window),
        deeds(tx, window));
  }

  /** Whom the window touched, of those whose erasure has not begun: ids, in order. */
  static List<String> stillThere(Transaction tx, Window window) {
    return tx.list(
        TOUCHED
            + """
            select e.application_id from erasure e
            where e.claimed_at is null and e.application_id in (
              select application_id from touched where application_id is not null
              union
            """
            + LISTED
            + ") order by 1",
        row -> row.uuid("application_id").toString(),
        parameters(window));
  }

  private record Totals(long persons, long atMost, long records, long events) {
    static Totals read(Row row) {
      return new Totals(
          row.number("persons"),
          row.number("at_most"),
          row.number("records"),
          row.number("events"));
    }
  }

  private static Totals totals(Transaction tx, Window window) {
    return tx.first(
            TOUCHED
                + """
                select (select count(distinct application_id) from touched) as persons,
                  (select count(*) from (
                    select application_id from touched where application_id is not null
                    union
                """
                + LISTED
                + """
                  ) all_of_them) as at_most,
                  (select count(distinct coalesce(item_id, application_id)) from touched) as records,
                  (select count(*) from touched) as events
                """,
            Totals::read,
            parameters(window))
        .orElseThrow();
  }

  private static List<Deed> deeds(Transaction tx, Window window) {
    return tx.list(
        TOUCHED
            + """
            select action, role, count(*) as events, count(distinct application_id) as persons
            from touched group by 1, 2 order by 1, 2
            """,
        row ->
            new Deed(
                row.text("action"), row.text("role"), row.number("events"), row.number("persons")),
        parameters(window));
  }

  private record Seen(String action, String what) {}

  /** Of each category, the distinct records that any of its actions touched. */
  private static List<Category> categories(Transaction tx, Window window) {
    var seen =
        tx.list(
            TOUCHED
                + """
                select distinct action, coalesce(item_id, application_id)::text as what
                from touched where coalesce(item_id, application_id) is not null
                union select 'applications-listed', application_id::text from (
                """
                + LISTED
                + ") listed",
            row -> new Seen(row.text("action"), row.text("what")),
            parameters(window));
    Map<DataCategory, Set<String>> records = new EnumMap<>(DataCategory.class);
    for (var one : seen) {
      for (var category : Touched.by(one.action())) {
        records.computeIfAbsent(category, _ -> new HashSet<>()).add(one.what());
      }
    }
    return records.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
        .map(e -> new Category(e.getKey().keyword(), e.getValue().size()))
        .toList();
  }

  private static Object[] parameters(Window window) {
    var actor = window.actor() == null ? "" : window.actor();
    return new Object[] {
      window.from(), window.to(), Transaction.array(List.of(Touched.actions())), actor, actor
    };
  }
}
