package no.slett.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void bothVersionsAnswer() throws SQLException {
    assertThat(TestPostgres.server().version()).startsWith("PostgreSQL 18");
    assertThat(TestPostgres.version15().version()).startsWith("PostgreSQL 15");
  }

  @Test
  void theOwnerOwnsAndNobodyWhoWorksIsAboveRowLevelSecurity() throws SQLException {
    var address = TestPostgres.newDatabase();
    try (var owner =
        DriverManager.getConnection(
            address.jdbcUrl(), address.ownerUser(), address.ownerPassword())) {
      owner.createStatement().execute("create table thing (id int)");
      assertThat(
              ask(
                  owner,
                  "select bool_or(rolsuper or rolbypassrls) from pg_roles"
                      + " where rolname in ('slett_owner', 'slett_service')"))
          .isEqualTo("f");
    }
    try (var service = service(address)) {
      assertThatThrownBy(() -> ask(service, "select count(*) from thing"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void sessionsAreInAnotherTimeZoneThanTheJvm() throws SQLException {
    try (var service = service(TestPostgres.newDatabase())) {
      assertThat(ask(service, "show timezone"))
          .isEqualTo("America/St_Johns")
          .isNotEqualTo(TimeZone.getDefault().getID());
    }
  }

  @Test
  void passwordsAreAskedFor() {
    var address = TestPostgres.newDatabase();
    assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "slett_service", "no"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void lettersFoldInBothVersions() throws SQLException {
    for (var server : new PostgresServer[] {TestPostgres.server(), TestPostgres.version15()}) {
      var address = server.newDatabase();
      try (var service = service(address)) {
        assertThat(
                ask(
                    service,
                    "select to_tsvector('norwegian', 'SØKNADENE') @@ to_tsquery('norwegian',"
                        + " 'søknad')"))
            .isEqualTo("t");
      }
    }
  }

  private static Connection service(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(
        address.jdbcUrl(), address.serviceUser(), address.servicePassword());
  }

  private static String ask(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
