package no.slett.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What every purpose sees and changes of every table. The two files {@code policies-*.txt} are the
 * promise: whoever changes a policy changes them on purpose. See {@link PolicyRows} for the names
 * of rows.
 */
class PoliciesTest {
  private static final Pattern QUOTED = Pattern.compile("'([a-z-]+)'::text");

  /** Who looks: a column of the tables. */
  private record Looker(String name, String purpose, String actor, String role, String subjects) {}

  private static final List<Looker> LOOKERS =
      Stream.concat(
              Arrays.stream(Purpose.values())
                  .map(p -> new Looker(p.wire(), p.wire(), "kari", "recruiter", "")),
              Stream.of(
                  new Looker("nobody", "", "kari", "recruiter", "hash-a5"),
                  new Looker("manager", "recruitment", "ola", "hiring-manager", ""),
                  new Looker("mailbox", "sign-in", "x", "applicant", "33a0,44a0"),
                  new Looker(
                      "subject",
                      "rights",
                      "x",
                      "applicant",
                      "33a0,"
                          + Stream.of("a0", "a2", "a3", "a4", "a5")
                              .map(PolicyRows::id)
                              .collect(Collectors.joining(","))),
                  new Looker("link", "rights", "x", "applicant", "55a0"),
                  new Looker("referee", "rights", "x", "referee", "66a0"),
                  new Looker("breached", "rights", "pia", "privacy-officer", PolicyRows.id("b5")),
                  new Looker("answerer", "rights", "pia", "privacy-officer", PolicyRows.id("b1")),
                  new Looker("holder", "public", "x", "anonymous", "hash-a5,hash-a0"),
                  new Looker(
                      "applicant", "intake", "x", "anonymous", PolicyRows.id("a0") + ",11a1,22a2")))
          .toList();

  /** Which column names a row, and which one may be changed. */
  private record Table(String name, String id, String column) {
    Table(String name, String id) {
      this(name, id, id);
    }
  }

  private static TestDatabase test;
  private static Connection service;

  @BeforeAll
  static void start() throws SQLException {
    test =
        TestDatabase.create(
            TestPostgres.server(), InstantSource.fixed(Instant.parse(PolicyRows.NOW)));
    superuser(PolicyRows.INSERT);
    superuser(
        """
        do $$ declare t regclass; begin
          for t in select oid from pg_class where relnamespace = 'slett'::regnamespace
            and relkind = 'r' loop
            execute format('alter table %s disable trigger all', t);
          end loop;
        end $$
        """);
    var address = test.address();
    service =
        DriverManager.getConnection(
            address.jdbcUrl(), address.serviceUser(), address.servicePassword());
    service.setAutoCommit(false);
  }

  @AfterAll
  static void stop() throws SQLException {
    service.close();
    test.close();
  }

  @Law({"SE-2", "LB-1"})
  @Test
  void seesExactlyThis() throws Exception {
    assertThat(matrix(PoliciesTest::seen)).isEqualTo(promised("policies-sees.txt"));
  }

  @Law("SE-2")
  @Test
  void changesExactlyThis() throws Exception {
    assertThat(matrix(PoliciesTest::changed)).isEqualTo(promised("policies-changes.txt"));
  }

  @Law("SE-2")
  @Test
  void withoutAPurposeThereIsNothing() throws SQLException {
    for (var table : tables()) {
      try (var statement = service.createStatement();
          var rows = statement.executeQuery("select count(*) from " + table.name())) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).as(table.name()).isZero();
      } finally {
        service.rollback();
      }
    }
  }

  @Test
  void everyTableHasPolicies() throws SQLException {
    assertThat(
            list(
                """
                select oid::regclass from pg_class
                where relnamespace in ('slett'::regnamespace, 'working_index'::regnamespace)
                  and relkind in ('r', 'p') and not relispartition
                  and relname <> 'flyway_schema_history' and not relrowsecurity
                """))
        .isEmpty();
    assertThat(list("select oid::regclass from pg_class where relforcerowsecurity")).isEmpty();
  }

  @Law("SE-2")
  @Test
  void theServiceOwnsNothingAndBypassesNothing() throws SQLException {
    var role = test.address().serviceUser();
    assertThat(
            list(
                "select rolname from pg_roles where rolname = '"
                    + role
                    + "' and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)"))
        .hasSize(1);
    assertThat(
            list(
                "select oid from pg_class where pg_get_userbyid(relowner) = '"
                    + role
                    + "' union all select oid from pg_proc where"
                    + " pg_get_userbyid(proowner) = '"
                    + role
                    + "'"))
        .isEmpty();
    assertThat(
            list(
                "select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid"
                    + " join pg_roles s on s.oid = m.member where s.rolname = '"
                    + role
                    + "'"))
        .isEmpty();
  }

  @Test
  void theListOfPurposesIsTheSameHereAndThere() throws SQLException {
    var known = Arrays.stream(Purpose.values()).map(Purpose::wire).collect(Collectors.toSet());
    var named = new TreeSet<String>();
    for (var policy :
        list(
            """
            select concat(pg_get_expr(polqual, polrelid), ' ', pg_get_expr(polwithcheck, polrelid))
            from pg_policy
            """)) {
      QUOTED.matcher(policy).results().map(m -> m.group(1)).forEach(named::add);
    }
    // what else policies quote: an activity, a role, a format, another activity
    named.removeAll(List.of("unsolicited", "hiring-manager", "hex", "infinity"));
    named.remove("quarantined");
    // and what a survival is for, and who works without being asked
    named.removeAll(List.of("hold", "restriction", "request", "system"));
    assertThat(named).containsExactlyInAnyOrderElementsOf(known);
  }

  private static String promised(String file) throws IOException {
    try (var in = Objects.requireNonNull(PoliciesTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private interface Cell {
    String of(Statement statement, Table table) throws SQLException;
  }

  private static String matrix(Cell cell) throws SQLException {
    var lines = new ArrayList<String>();
    for (var table : tables()) {
      lines.add(table.name());
      for (var looker : LOOKERS) {
        var value = looked(looker, table, cell);
        if (!value.isEmpty()) {
          lines.add("  %-15s %s".formatted(looker.name(), value));
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String looked(Looker looker, Table table, Cell cell) throws SQLException {
    try (var statement = service.createStatement()) {
      statement.execute(
          """
          select set_config('slett.purpose', '%s', true), set_config('slett.actor', '%s', true),
            set_config('slett.role', '%s', true), set_config('slett.subjects', '%s', true),
            set_config('slett.instant', '%s', true)
          """
              .formatted(
                  looker.purpose(),
                  looker.actor(),
                  looker.role(),
                  looker.subjects(),
                  PolicyRows.NOW));
      return cell.of(statement, table);
    } finally {
      service.rollback();
    }
  }

  /** The names of the rows that are visible. */
  private static String seen(Statement statement, Table table) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select right(%s::text, 2) from %s order by 1".formatted(table.id(), table.name()))) {
      var names = new ArrayList<String>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return String.join(" ", names);
    }
  }

  /** How many rows an update and a delete without any condition would hit. */
  private static String changed(Statement statement, Table table) throws SQLException {
    var column = table.column();
    var update = "update %s set %s = %s".formatted(table.name(), column, column);
    return Stream.of(
            count(statement, "updates ", update),
            count(statement, "deletes ", "delete from " + table.name()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String count(Statement statement, String what, String sql) throws SQLException {
    var before = service.setSavepoint();
    try {
      var rows = statement.executeUpdate(sql);
      return rows == 0 ? "" : what + rows;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as(sql + e.getMessage()).isEqualTo("42501");
      return "";
    } finally {
      service.rollback(before);
    }
  }

  private static List<Table> tables() throws SQLException {
    return list(
            """
            select oid::regclass::text from pg_class
            where relnamespace in ('slett'::regnamespace, 'working_index'::regnamespace)
              and relkind in ('r', 'p') and not relispartition
              and relname <> 'flyway_schema_history' order by 1
            """)
        .stream()
        .map(PoliciesTest::table)
        .toList();
  }

  private static Table table(String name) {
    var row = name.substring(name.indexOf('.') + 1);
    return switch (row) {
      case "basis", "erasure", "survival", "handover", "directory", "fulltext" ->
          new Table(name, "application_id");
      case "process_manager", "notice", "closing_letter", "ready" -> new Table(name, "process_id");
      case "consent_text" -> new Table(name, "version");
      case "consent_link" -> new Table(name, "token_hash");
      case "notice_told" -> new Table(name, "application_id", "entry");
      case "consent" -> new Table(name, "id", "reminded");
      case "rectification" -> new Table(name, "id", "lost");
      case "loose_object" -> new Table(name, "object", "due_at");
      case "sign_in_code" -> new Table(name, "mailbox_tag");
      case "sign_in_session" -> new Table(name, "token_hash");
      case "request_content", "request_application" -> new Table(name, "request_id");
      case "statistic" -> new Table(name, "quarter");
      case "breach" -> new Table(name, "id", "alarmed");
      case "breach_addressee" -> new Table(name, "application_id", "told_at");
      case "request_outcome" -> new Table(name, "request_id", "outcome");
      case "certificate" -> new Table(name, "receipt_hash");
      case "journal_day" -> new Table(name, "day");
      case "audit_seal" -> new Table(name, "seq");
      case "request" -> new Table(name, "id", "answered_at");
      case "audit_event" -> new Table(name, "id", "seal");
      default -> new Table(name, "id");
    };
  }

  private static List<String> list(String query) throws SQLException {
    try (var connection = TestPostgres.server().connect(name());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static void superuser(String sql) throws SQLException {
    TestPostgres.server().execute(name(), sql);
  }

  private static String name() {
    return test.address().jdbcUrl().replaceAll(".*/", "");
  }
}
