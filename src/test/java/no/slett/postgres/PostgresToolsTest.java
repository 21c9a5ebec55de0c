package no.slett.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresToolsTest {
  @TempDir Path folder;

  @Test
  void dumpsWhatTheBackupRoleMayRead() throws Exception {
    var tools = PostgresTools.orSkip();
    var address = databaseWithTable();
    var file = folder.resolve("dump.sql");

    var refused = tools.dump(address, List.of(), file);
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.output()).contains("permission denied for table thing");

    grantTo(address);
    assertThat(tools.dump(address, List.of(), file)).isEqualTo(new PostgresTools.Run(0, ""));
    assertThat(file).content().contains("findable");
  }

  @Test
  void copiesTheClusterWithItsLog() throws Exception {
    var tools = PostgresTools.orSkip();
    var run = tools.baseBackup(databaseWithTable(), folder.resolve("base"));
    assertThat(run).isEqualTo(new PostgresTools.Run(0, ""));
    assertThat(folder.resolve("base/backup_manifest")).exists();
    try (var segments = Files.list(folder.resolve("base/pg_wal"))) {
      assertThat(segments).anyMatch(Files::isRegularFile);
    }
  }

  private static DatabaseAddress databaseWithTable() throws SQLException {
    var address = TestPostgres.version15().newDatabase();
    execute(address, "create table thing as select 'findable' as word");
    return address;
  }

  private static void grantTo(DatabaseAddress address) throws SQLException {
    execute(address, "grant select on thing to " + address.backupUser());
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    var name = address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
    TestPostgres.version15().execute(name, sql);
  }
}
