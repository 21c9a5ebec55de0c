package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.slett.database.TestDatabase;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares the data map with what the migrations really make. */
class StoredColumnsTest {
  private static final DataMap MAP = DataMap.packaged(Samples.catalogue());

  private static TestDatabase test;

  @BeforeAll
  static void start() {
    test = TestDatabase.create(TestPostgres.server(), InstantSource.system());
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @Law("LB-1")
  @Test
  void everyColumnIsDeclared() throws SQLException {
    assertThat(MAP.missing(columns(""))).isEmpty();
  }

  @Test
  void everyDeclaredColumnExists() throws SQLException {
    assertThat(MAP.superfluous(columns(""))).isEmpty();
  }

  /** Readable bytes and readable persons: what is sealed is bytes, what is readable is unlogged. */
  @Law("SE-1")
  @Test
  void whatIsSealedIsNoText() throws SQLException {
    assertThat(columns("and atttypid = 'bytea'::regtype"))
        .containsAll(withForm(DataItem.Form.SEALED));
    assertThat(withForm(DataItem.Form.INDEX))
        .isNotEmpty()
        .allMatch(column -> column.schema().equals("working_index"));
  }

  private static List<Column> withForm(DataItem.Form form) {
    return MAP.columns().entrySet().stream()
        .filter(entry -> entry.getValue().form() == form)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Of all tables but partitions, which are as their parents, and Flyway's history. */
  private static Set<Column> columns(String condition) throws SQLException {
    var name = test.address().jdbcUrl().replaceAll(".*/", "");
    try (var connection = TestPostgres.server().connect(name);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select relnamespace::regnamespace::text, relname, attname
                from pg_attribute join pg_class c on c.oid = attrelid
                where relnamespace in ('slett'::regnamespace, 'working_index'::regnamespace)
                  and relkind in ('r', 'p', 'm') and not relispartition
                  and relname <> 'flyway_schema_history' and attnum > 0 and not attisdropped
                """
                    + condition)) {
      var columns = new HashSet<Column>();
      while (rows.next()) {
        columns.add(new Column(rows.getString(1), rows.getString(2), rows.getString(3)));
      }
      return columns;
    }
  }
}
