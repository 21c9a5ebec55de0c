package no.slett.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import no.slett.postgres.DatabaseAddress;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
  private static final String TABLES = "select count(*) from pg_tables where schemaname = 'public'";

  // One cluster for most of these tests: making one takes long on a busy machine.
  @TempDir static Path shared;

  private final int port = FreePorts.one();
  private Path state = shared;
  private LocalSecrets secrets;

  @BeforeEach
  void secrets() throws IOException {
    secrets = LocalSecrets.in(state.resolve("secrets"));
  }

  @Test
  void isDurableQuietAndAsksForPasswords() throws Exception {
    try (var postgres = start()) {
      var server = postgres.server();
      assertThat(server.ask("slett", "show fsync")).isEqualTo("on");
      assertThat(server.ask("slett", "show synchronous_commit")).isEqualTo("on");
      assertThat(server.ask("slett", "show log_error_verbosity")).isEqualTo("terse");
      assertThat(server.ask("slett", "show log_min_duration_statement")).isEqualTo("-1");
      var url = postgres.address().jdbcUrl();
      assertThatThrownBy(() -> DriverManager.getConnection(url, "slett_owner", "guess"))
          .hasMessageContaining("password authentication failed");
    }
    assertThat(new PostmasterFile(state.resolve("postgres")).process()).isEmpty();
  }

  @Test
  void keepsItsDataAndItsPasswords() throws Exception {
    DatabaseAddress first;
    try (var postgres = start()) {
      first = postgres.address();
      asOwner(first, "create table if not exists kept (id int)");
    }
    try (var postgres = start()) {
      assertThat(postgres.address()).isEqualTo(first);
      assertThat(postgres.server().ask("slett", TABLES)).isEqualTo("1");
    }
  }

  @Test
  void refusesAPortOfAnotherProgram() throws Exception {
    try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(this::start)
          .isInstanceOf(CannotStartException.class)
          .hasMessage("Port " + other.getLocalPort() + " belongs to another program");
    }
  }

  @Test
  void neverTakesAnotherServerForItsOwn() throws Exception {
    var foreign = TestPostgres.server();
    start().close();
    // As after a crash: the lock file is still there, and the port is somebody else's by now.
    var lines = "%d\n%s\n0\n%d\n".formatted(999999, state, foreign.port());
    Files.writeString(state.resolve("postgres").resolve("postmaster.pid"), lines);

    assertThatThrownBy(() -> LocalPostgres.start(state, LocalJvm.PROGRAMS, foreign.port(), secrets))
        .isInstanceOf(CannotStartException.class);
    assertThat(foreign.ask("postgres", "select count(*) from pg_database where datname = 'slett'"))
        .isEqualTo("0");
    Files.delete(state.resolve("postgres").resolve("postmaster.pid"));
  }

  @Test
  void startsOverWhereMakingTheClusterWasInterrupted(@TempDir Path fresh) throws Exception {
    state = fresh;
    Files.createDirectories(state.resolve("postgres"));
    Files.writeString(state.resolve("postgres").resolve("postgresql.conf"), "");
    try (var postgres = start()) {
      assertThat(postgres.server().ask("slett", "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aLockFileThatNamesAnotherProgramIsNoHindrance() throws Exception {
    start().close();
    var lines = "%d\n%s\n0\n%d\n".formatted(ProcessHandle.current().pid(), state, port);
    Files.writeString(state.resolve("postgres").resolve("postmaster.pid"), lines);
    try (var postgres = start()) {
      assertThat(postgres.server().ask("slett", "select 1")).isEqualTo("1");
    }
  }

  private LocalPostgres start() {
    return LocalPostgres.start(state, LocalJvm.PROGRAMS, port, secrets);
  }

  private static void asOwner(DatabaseAddress address, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
