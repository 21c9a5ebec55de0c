package no.slett.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrashablePostgresTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aCrashEmptiesUnloggedTablesOnly(PostgresBinaries binaries) throws Exception {
    try (var postgres = CrashablePostgres.start(binaries, folder)) {
      var server = postgres.server();
      assertThat(server.ask("postgres", "show fsync")).isEqualTo("on");
      server.execute("postgres", "create table kept as select 1 as id");
      server.execute("postgres", "create unlogged table emptied as select 1 as id");

      postgres.kill();
      assertThatThrownBy(server::version).isInstanceOf(SQLException.class);
      postgres.restart();

      assertThat(postgres.server()).isEqualTo(server);
      assertThat(server.ask("postgres", "select count(*) from kept")).isEqualTo("1");
      assertThat(server.ask("postgres", "select count(*) from emptied")).isEqualTo("0");
    }
  }
}
