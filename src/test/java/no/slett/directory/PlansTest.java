package no.slett.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import no.slett.database.Purpose;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a process with 20,000 applications costs to look into: counted by the server in rows that it
 * touched, never in time.
 */
class PlansTest {
  private static final int MANY = 20_000;
  private static final int PAGE = 50;

  static Stream<PostgresServer> servers() {
    return Stream.of(TestPostgres.server(), TestPostgres.version15());
  }

  /** What some work read of a table: whole scans, and rows. */
  private record Reads(long scans, long rows) {
    private static final Reads NONE = new Reads(0, 0);

    /** By counters of the session, which may still count what went before. */
    static Reads of(Transaction tx, String table, Runnable work) {
      var before = soFar(tx, table);
      work.run();
      var after = soFar(tx, table);
      return new Reads(after.scans - before.scans, after.rows - before.rows);
    }

    private static Reads soFar(Transaction tx, String table) {
      return tx.first(
              """
              select seq_scan as scans, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
              from pg_stat_xact_all_tables where relid = ?::regclass
              """,
              row -> new Reads(row.number("scans"), row.number("rows")),
              table)
          .orElse(NONE);
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void searchingAsksTheIndexOfWords(PostgresServer server) throws SQLException {
    try (var kit = new IndexKit(server)) {
      var process = kit.process();
      var applications = kit.applications(process, MANY);
      fill(kit, process);
      searchesReadWhatTheyFind(kit, process, applications);
      kit.execute("analyze");
      searchesReadWhatTheyFind(kit, process, applications);
    }
  }

  private static void searchesReadWhatTheyFind(
      IndexKit kit, HiringProcessId process, List<ApplicationId> applications) {
    var fulltext = IndexKit.partition("fulltext", process);
    kit.as(
        Purpose.RECRUITMENT,
        tx -> {
          for (var again = 0; again < 12; again++) {
            assertThat(Reads.of(tx, fulltext, () -> search(tx, process, "rare20000e")))
                .isEqualTo(new Reads(0, 1));
            assertThat(Reads.of(tx, "basis", () -> search(tx, process, "rare20000e")).rows())
                .isEqualTo(1);
          }
          assertThat(search(tx, process, "rare1234e everywhere"))
              .containsExactly(applications.get(1_233));
          assertThat(Reads.of(tx, fulltext, () -> search(tx, process, "rare8 every")).scans())
              .isZero();
          assertThat(search(tx, process, "rare8 every")).hasSize(1_111);
        });
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aPageReadsAPageAndNoMore(PostgresServer server) throws SQLException {
    try (var kit = new IndexKit(server)) {
      var process = kit.process();
      var applications = kit.applications(process, MANY);
      fill(kit, process);
      var directory = IndexKit.partition("directory", process);
      kit.execute("analyze");
      kit.as(
          Purpose.RECRUITMENT,
          tx -> {
            var newest = applications.reversed().subList(0, PAGE);
            assertThat(newest(tx, process)).isEqualTo(newest);
            for (var table : List.of("application", "basis", "erasure")) {
              assertThat(Reads.of(tx, table, () -> newest(tx, process)))
                  .as(table)
                  .isEqualTo(new Reads(0, PAGE));
            }
            assertThat(Reads.of(tx, directory, () -> Directory.contacts(tx, process, newest)))
                .isEqualTo(new Reads(0, PAGE));
          });
    }
  }

  /** Right after a rush, before the server has counted: more is read, but never all for each. */
  @ParameterizedTest
  @MethodSource("servers")
  void withoutStatisticsNothingIsReadWhole(PostgresServer server) throws SQLException {
    try (var kit = new IndexKit(server)) {
      var process = kit.process();
      kit.applications(process, MANY);
      kit.as(
          Purpose.RECRUITMENT,
          tx -> {
            assertThat(Reads.of(tx, "application", () -> newest(tx, process)).scans()).isZero();
            for (var table : List.of("basis", "erasure")) {
              var reads = Reads.of(tx, table, () -> newest(tx, process));
              assertThat(reads.scans()).as(table).isZero();
              assertThat(reads.rows()).as(table).isLessThanOrEqualTo(MANY);
            }
          });
    }
  }

  private static List<ApplicationId> newest(Transaction tx, HiringProcessId process) {
    return tx.list(
        """
        select id from application where process_id = ?
        order by received_at desc, id desc limit ?
        """,
        row -> new ApplicationId(row.uuid("id")),
        process,
        PAGE);
  }

  private static List<ApplicationId> search(Transaction tx, HiringProcessId process, String words) {
    return Directory.search(tx, process, Search.of(words));
  }

  /** A word in every text, and one in each that begins with its number. */
  private static void fill(IndexKit kit, HiringProcessId process) throws SQLException {
    kit.execute(
        """
        insert into working_index.directory
        select process_id, id, 'A', 'B', 'a@example.no', 'a@example.no', null from slett.application;
        insert into working_index.fulltext
        select process_id, id, id, 1, working_index.words('everywhere rare'
            || row_number() over (order by received_at) || 'e ' || md5(id::text))
        from slett.application
        """);
    kit.as(Purpose.INDEX, tx -> Directory.markReady(tx, process));
  }
}
