package no.slett.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.law.Law;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What partitions are on disk and in the catalogue, on the oldest and the newest server. */
@ParameterizedClass
@MethodSource("servers")
class PartitionsTest {
  /** Every table of the index, its indexes, and what is stored out of line. */
  private static final String RELATIONS =
      """
      with mine as (
        select c.oid, c.reltoastrelid from pg_class c
        where c.relnamespace = 'working_index'::regnamespace
          and c.relname !~ '^flyway' and c.relkind in ('r', 'i')),
      every as (
        select oid from mine union select reltoastrelid from mine where reltoastrelid <> 0
        union select i.indexrelid from pg_index i join mine on i.indrelid = mine.reltoastrelid)
      select %s from pg_class c join every using (oid)
      """;

  private final IndexKit kit;

  PartitionsTest(PostgresServer server) {
    kit = new IndexKit(server);
  }

  static Stream<PostgresServer> servers() {
    return Stream.of(TestPostgres.server(), TestPostgres.version15());
  }

  @AfterEach
  void stop() {
    assertThat(kit.test().database().activeConnections()).isZero();
    kit.close();
  }

  @Law("ER-3")
  @Test
  void everythingIsUnlogged() throws SQLException {
    kit.put(kit.process(), "some words");
    kit.process();

    assertEverythingIsUnlogged();
    assertThat(kit.list(RELATIONS.formatted("relname")))
        .as("2 x (directory, key, fulltext, key, words) and ready with its key, and toast")
        .hasSizeGreaterThanOrEqualTo(12)
        .anyMatch(name -> name.startsWith("pg_toast"))
        .anyMatch(name -> name.endsWith("_words"));
  }

  @Test
  void parentsHoldNothing() throws SQLException {
    kit.put(kit.process(), "some words");

    assertThat(
            kit.list(
                """
                select coalesce(pg_relation_filenode(oid)::text, 'no file') from pg_class
                where oid in ('working_index.directory'::regclass,
                  'working_index.fulltext'::regclass)
                """))
        .containsExactly("no file", "no file");
  }

  @Law("SE-1")
  @Test
  void analyzeLearnsNothing() throws SQLException {
    var process = kit.process();
    kit.put(process, "canaryword again and again");

    kit.execute("analyze");
    assertThat(kit.list("select tablename from pg_stats where schemaname = 'slett'")).isNotEmpty();
    assertNothingIsAnalyzed();
  }

  private void assertEverythingIsUnlogged() throws SQLException {
    assertThat(kit.list(RELATIONS.formatted("relpersistence"))).isNotEmpty().containsOnly("u");
  }

  private void assertNothingIsAnalyzed() throws SQLException {
    assertThat(
            kit.list(
                """
                select c.relname || '.' || a.attname from pg_attribute a
                join pg_class c on c.oid = a.attrelid
                where c.relnamespace = 'working_index'::regnamespace and a.attnum > 0
                  and c.relkind in ('r', 'p') and c.relname !~ '^flyway'
                  and a.attstattarget is distinct from 0
                """))
        .isEmpty();
    assertThat(
            kit.list(
                """
                select s.starelid::regclass::text from pg_statistic s
                join pg_class c on c.oid = s.starelid
                where c.relnamespace in ('working_index'::regnamespace, 'pg_toast'::regnamespace)
                  and c.relname !~ '^flyway'
                """))
        .isEmpty();
    assertThat(kit.list("select 'x' from pg_statistic_ext")).isEmpty();
  }

  @Law("SE-2")
  @Test
  void theServiceNeitherMakesNorDropsTables() throws SQLException {
    var process = kit.process();
    try (var service = service()) {
      for (var sql :
          List.of(
              "create table working_index.mine (id int)",
              "create table slett.mine (id int)",
              "create table public.mine (id int)",
              "drop table " + IndexKit.partition("directory", process),
              "truncate working_index.directory",
              "truncate " + IndexKit.partition("directory", process),
              "alter table working_index.directory disable row level security",
              "select * from " + IndexKit.partition("directory", process),
              "delete from working_index.ready",
              "select working_index.keep_live_rows('directory')")) {
        assertThatThrownBy(() -> execute(service, sql))
            .as(sql)
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
      }
    }
  }

  @Test
  void aNewPartitionWaitsForNoReader() throws SQLException {
    kit.put(kit.process(), "words");
    try (var reader = kit.server().connect(kit.name())) {
      reader.setAutoCommit(false);
      execute(reader, "select * from working_index.directory, working_index.fulltext");

      var made = kit.process();
      kit.put(made, "others");

      assertThat(kit.present(made)).hasSize(1);
      reader.rollback();
    }
  }

  @Test
  void makingPartitionsTwiceChangesNothing() throws SQLException {
    var process = kit.process();
    var application = kit.put(process, "words");
    kit.as(Purpose.INDEX, tx -> Directory.createPartition(tx, process));
    assertThat(kit.present(process)).containsExactly(application);
  }

  @Test
  void droppingGivesUpWhenSomebodyReads() throws SQLException {
    var process = kit.process();
    kit.put(process, "words");
    kit.as(Purpose.INDEX, tx -> Directory.markReady(tx, process));
    try (var reader = kit.server().connect(kit.name())) {
      reader.setAutoCommit(false);
      execute(reader, "select * from working_index.directory");

      assertThatThrownBy(() -> kit.as(Purpose.ERASURE, tx -> Directory.drop(tx, process)))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("55P03"));
      assertThat(kit.isReady(process)).isTrue();
      reader.rollback();
    }

    kit.as(Purpose.ERASURE, tx -> Directory.drop(tx, process));
    kit.as(Purpose.ERASURE, tx -> Directory.drop(tx, process));
    assertThat(kit.list("select 'x' from working_index.directory")).isEmpty();
    assertThat(kit.list(RELATIONS.formatted("relname"))).noneMatch(n -> n.startsWith("fulltext_"));
    assertThat(kit.isReady(process)).isFalse();
  }

  @Test
  void aRolledBackTruncateKeepsRows() throws SQLException {
    var process = kit.process();
    var application = kit.put(process, "words");

    assertThatThrownBy(
            () ->
                kit.as(
                    Purpose.ERASURE,
                    tx -> {
                      Directory.truncate(tx, process);
                      assertThat(RebuildRows.present(tx, process)).isEmpty();
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(kit.present(process)).containsExactly(application);

    kit.as(Purpose.ERASURE, tx -> Directory.truncate(tx, process));
    assertThat(kit.present(process)).isEmpty();
  }

  /** An older transaction, of a dump for example, must not keep dead rows in the files. */
  @Law("ER-3")
  @Test
  void rewritingLeavesNothingOfWhoWasRemoved() throws Exception {
    var process = kit.process();
    var stays = kit.put(process, "remaining");
    var goes = kit.put(process, "canaryword");
    kit.flush();
    assertThat(onDisk("canaryword")).as("the words can be found in files at all").isNotEmpty();
    assertThat(onDisk("canary@example.no")).isNotEmpty();
    kit.execute(
        "update slett.erasure set claimed_at = now() where application_id = '" + goes + "'");
    try (var older = kit.server().connect(kit.name())) {
      older.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      older.setAutoCommit(false);
      execute(older, "select * from slett.activity");

      kit.as(Purpose.ERASURE, tx -> Directory.remove(tx, process, List.of(goes, stays)));
      assertThat(kit.present(process)).as("only what is claimed goes").contains(stays);
      kit.as(Purpose.INDEX, tx -> Directory.put(tx, process, stays, other()));
      kit.as(Purpose.ERASURE, tx -> Directory.rewrite(tx, process));
      kit.flush();

      assertThat(onDisk("canaryword")).isEmpty();
      assertThat(onDisk("canary@example.no")).isEmpty();
      assertThat(onDisk("other@example.no")).isNotEmpty();
      older.rollback();
    }
    assertThat(kit.search(process, "remaining")).containsExactly(stays);
    assertEverythingIsUnlogged();
    assertNothingIsAnalyzed();
  }

  @Test
  void afterwardsWhatIsNewGoesWhereItShould() throws SQLException {
    var process = kit.process();
    kit.put(process, "before");
    kit.as(Purpose.ERASURE, tx -> Directory.rewrite(tx, process));
    kit.as(Purpose.ERASURE, tx -> Directory.rewrite(tx, process));
    var later = kit.put(process, "afterwards");
    assertThat(kit.search(process, "afterwards")).containsExactly(later);
    assertThat(kit.present(process)).hasSize(2);
  }

  @Test
  void removingRewritingAndDroppingWithoutPartitionsIsNothing() {
    var unknown = HiringProcessId.random();
    kit.as(Purpose.ERASURE, tx -> Directory.remove(tx, unknown, List.of(ApplicationId.random())));
    kit.as(Purpose.ERASURE, tx -> Directory.truncate(tx, unknown));
    kit.as(Purpose.ERASURE, tx -> Directory.rewrite(tx, unknown));
    kit.as(Purpose.ERASURE, tx -> Directory.drop(tx, unknown));
    assertThat(kit.search(unknown, "word")).isEmpty();
  }

  /** A partition is quickly locked and quickly given up, so a reader is never the victim. */
  @Test
  void rewritingGivesUpWhenSomebodyReads() throws SQLException {
    var process = kit.process();
    kit.put(process, "words");
    try (var reader = kit.server().connect(kit.name())) {
      reader.setAutoCommit(false);
      execute(reader, "select * from working_index.fulltext");
      assertThatThrownBy(() -> kit.as(Purpose.ERASURE, tx -> Directory.rewrite(tx, process)))
          .isInstanceOf(DatabaseException.class);
      execute(reader, "select * from working_index.directory");
      reader.rollback();
    }
    assertThat(kit.search(process, "words")).hasSize(1);
  }

  private static Contact other() {
    return new Contact("Other", "Person", "other@example.no", null);
  }

  /** The files of this database that contain the text. */
  private List<Path> onDisk(String text) throws SQLException, IOException {
    var folder =
        Path.of(
            kit.list("select current_setting('data_directory')").getFirst(),
            "base",
            kit.list("select oid from pg_database where datname = current_database()").getFirst());
    return Traces.containing(folder, text);
  }

  private Connection service() throws SQLException {
    var address = kit.test().address();
    return DriverManager.getConnection(
        address.jdbcUrl(), address.serviceUser(), address.servicePassword());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
