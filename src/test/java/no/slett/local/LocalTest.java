package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTest {
  @TempDir Path folder;

  private final LocalPorts ports = FreePorts.all();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<Integer> applications = new ArrayList<>();

  @Test
  void startsAllSeedsOnceSaysWhereAndEndsAll() throws Exception {
    run(true, this::fake);
    run(true, this::fake);

    assertThat(applications).containsExactly(12, 0);
    assertThat(printed.toString(UTF_8))
        .contains("http://localhost:" + ports.pages())
        .contains("http://localhost:" + ports.mailPage())
        .contains("client_id=recruiter")
        .contains("http://localhost:" + ports.issuer() + "/slett/token")
        .contains("No malware scanner is configured")
        .contains("P40D ahead");
    assertThat(ports()).noneMatch(LocalTest::answers);
  }

  @Test
  void theServiceGetsADatabaseAMasterKeyAndAClockAhead() throws Exception {
    run(
        false,
        (configuration, clock) -> {
          assertThat(clock.instant())
              .isAfter(Instant.now().plus(Duration.ofDays(40)).minusSeconds(60));
          assertThat(configuration.get("SLETT_VAULT_MASTER_KEY")).hasSize(44);
          connect(configuration, "OWNER_");
          connect(configuration, "");
          return fake(configuration, clock);
        });
    assertThat(applications).containsExactly(0);
  }

  @Test
  void aFailureNamesItselfAndLeavesNothingRunning() throws Exception {
    try (var taken = new ServerSocket(ports.issuer(), 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> run(false, this::fake))
          .isInstanceOf(CannotStartException.class)
          .hasMessage("The OIDC issuer cannot listen on port " + taken.getLocalPort());
    }
    assertThat(answers(ports.postgres())).isFalse();
  }

  @Test
  void aSecondLocalModeKeepsAway() throws Exception {
    run(
        false,
        (configuration, clock) -> {
          assertThatThrownBy(() -> run(false, this::fake))
              .isInstanceOf(CannotStartException.class)
              .hasMessageContaining("already runs");
          return fake(configuration, clock);
        });
  }

  private void run(boolean seed, ServiceStarter service) throws Exception {
    var options = new LocalOptions(folder, ports, seed, "P40D");
    try (var local = new Local(options, new PrintStream(printed, true, UTF_8))) {
      local.start(service);
    }
  }

  private AutoCloseable fake(Map<String, String> configuration, Object clock) throws IOException {
    var port = Integer.parseInt(configuration.getOrDefault("SLETT_SERVER_PORT", ""));
    var service = new FakeService(port);
    return () -> {
      applications.add(service.applications.size());
      service.close();
    };
  }

  private static void connect(Map<String, String> configuration, String role) throws Exception {
    var prefix = "SLETT_DATABASE_" + role;
    var connection =
        DriverManager.getConnection(
            configuration.get("SLETT_DATABASE_URL"),
            configuration.get(prefix + "USER"),
            configuration.get(prefix + "PASSWORD"));
    connection.close();
  }

  private List<Integer> ports() {
    return IntStream.of(
            ports.pages(), ports.issuer(), ports.mailPage(), ports.smtp(), ports.postgres())
        .boxed()
        .toList();
  }

  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
