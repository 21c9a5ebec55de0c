package no.slett.statistics;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.slett.clock.MovedClock;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.HiringProcessId;
import no.slett.postgres.TestPostgres;

/** A database of counters, with a vacancy and a process for unsolicited applications. */
final class Counters implements AutoCloseable {
  static final Instant LATER = Instant.parse("2028-03-05T11:12:13Z");

  final MovedClock clock = new MovedClock(Instant.parse("2027-02-05T11:12:13Z"));
  final HiringProcessId vacancy = HiringProcessId.random();
  final HiringProcessId unsolicited = HiringProcessId.random();
  final TestDatabase test = TestDatabase.create(TestPostgres.server(), clock);

  Counters() {
    execute(
        """
        insert into slett.hiring_process (id, slug, title, kind, language, closing_window, created_at)
        values ('%s', 'a', 'A', 'vacancy', 'nb', 'P0D', now()),
          ('%s', 'b', 'B', 'unsolicited', 'nb', 'P0D', now())
        """
            .formatted(vacancy, unsolicited));
  }

  /** Counts in a transaction of its own. */
  void count(Event event, HiringProcessId process, long times) {
    test.database()
        .run(
            Scope.system(Purpose.RECRUITMENT, "test"),
            tx -> Statistics.count(tx, event, process, times));
  }

  /** Has exactly these counts and no others; keys as {@link #key} makes them. */
  void set(Map<String, Long> counts) {
    execute(
        counts.entrySet().stream()
            .map(e -> "(%s, 1, %d)".formatted(e.getKey(), e.getValue()))
            .collect(
                Collectors.joining(
                    ",", "delete from slett.statistic; insert into slett.statistic values ", "")));
  }

  /** One cell, as the beginning of its row in SQL. */
  static String key(Object quarter, String kind, Event event) {
    return "'%s', '%s', '%s'".formatted(quarter, kind, event.name());
  }

  static String key(Cell cell) {
    return key(cell.quarter(), cell.kind(), new Event(cell.event(), cell.reasonCode()));
  }

  /** What is told of these quarters. */
  List<Cell> published(String from, String to) {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx -> Statistics.published(tx, Quarter.parse(from).to(Quarter.parse(to))));
  }

  /** One cell of it. */
  Cell published(String quarter, String kind, Event event) {
    return published(quarter, quarter).stream()
        .filter(cell -> key(cell).equals(key(quarter, kind, event)))
        .findFirst()
        .orElseThrow();
  }

  void execute(String sql) {
    try {
      TestPostgres.server().execute(test.address().jdbcUrl().replaceAll(".*/", ""), sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    test.close();
  }
}
