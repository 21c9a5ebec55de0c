package no.slett.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import no.slett.database.Purpose;
import no.slett.law.Law;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.PostgresTools;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the role that makes backups can take along. */
class BackupTest {
  private static final Contact CONTACT = new Contact("Canaria", "Dumpsen", "c@example.no", null);

  @TempDir Path folder;

  static List<PostgresServer> servers() {
    return List.of(TestPostgres.server(), TestPostgres.version15());
  }

  @Law("SE-1")
  @ParameterizedTest
  @MethodSource("servers")
  void theBackupRoleReadsAllOfTheSpineAndNothingOfTheIndex(PostgresServer server)
      throws SQLException {
    try (var kit = filled(server)) {
      var process = kit.list("select process_id from working_index.directory").getFirst();
      var partition = "directory_" + process.replace("-", "");
      var address = kit.test().address();
      try (var backup =
              DriverManager.getConnection(
                  address.jdbcUrl(), address.backupUser(), address.backupPassword());
          var statement = backup.createStatement()) {
        for (var table : List.of("directory", "fulltext", "ready", partition)) {
          assertThatThrownBy(() -> statement.execute("select * from working_index." + table))
              .hasMessageContaining("permission denied for schema working_index");
        }
        try (var rows = statement.executeQuery("select count(*) from slett.application")) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.getInt(1)).isEqualTo(1);
        }
        assertThatThrownBy(() -> statement.execute("delete from slett.application"))
            .hasMessageContaining("permission denied");
      }
    }
  }

  @Law("SE-1")
  @Test
  void aCarelessDumpFailsAndACarefulOneHoldsNoName() throws Exception {
    var tools = PostgresTools.orSkip();
    try (var kit = filled(TestPostgres.version15())) {
      var address = kit.test().address();

      var careless = tools.dump(address, List.of(), folder.resolve("careless.sql"));
      assertThat(careless.exitCode()).isNotZero();
      assertThat(careless.output()).contains("permission denied");

      var file = folder.resolve("careful.sql");
      var careful = tools.dump(address, List.of("--exclude-schema=working_index"), file);
      assertThat(careful).isEqualTo(new PostgresTools.Run(0, ""));
      assertThat(file)
          .content()
          .contains("COPY slett.application ")
          .contains("findable-notice-version")
          .doesNotContain("Canaria")
          .doesNotContain("Dumpsen")
          .doesNotContain("canaryword");
    }
  }

  @Law("SE-1")
  @Test
  void aBaseBackupHoldsNoName() throws Exception {
    var tools = PostgresTools.orSkip();
    try (var kit = filled(TestPostgres.version15())) {
      kit.flush();
      var copy = folder.resolve("base");
      assertThat(tools.baseBackup(kit.test().address(), copy))
          .isEqualTo(new PostgresTools.Run(0, ""));
      assertThat(Traces.containing(copy, "findable-notice-version")).isNotEmpty();
      assertThat(Traces.containing(copy, "Canaria")).isEmpty();
      assertThat(Traces.containing(copy, "canaryword")).isEmpty();
    }
  }

  private static IndexKit filled(PostgresServer server) throws SQLException {
    var kit = new IndexKit(server);
    var process = kit.process();
    var application = kit.withText(process, "canaryword");
    kit.as(Purpose.INDEX, tx -> Directory.put(tx, process, application, CONTACT));
    kit.execute("update slett.application set notice_version = 'findable-notice-version'");
    kit.execute("analyze");
    return kit;
  }
}
