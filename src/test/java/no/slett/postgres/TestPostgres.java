package no.slett.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The servers that the tests of one JVM share: started when first asked for, stopped when the JVM
 * ends. A test class takes a database of its own from them.
 */
public final class TestPostgres {
  private static final int TRIES = 3;

  private TestPostgres() {}

  /** PostgreSQL, newest version: in a container where one can be had, else embedded. */
  public static PostgresServer server() {
    return Newest.SERVER;
  }

  /** PostgreSQL 15, the oldest version that Slett runs on; always embedded. */
  public static PostgresServer version15() {
    return Oldest.SERVER;
  }

  /** A fresh, empty database on {@link #server()}. */
  public static DatabaseAddress newDatabase() {
    return server().newDatabase();
  }

  private static final class Newest {
    static final PostgresServer SERVER =
        withRoles(
            ContainerPostgres.startIfWanted()
                .orElseGet(() -> startEmbedded(PostgresBinaries.NEWEST)));
  }

  private static final class Oldest {
    static final PostgresServer SERVER = withRoles(startEmbedded(PostgresBinaries.OLDEST));
  }

  private static PostgresServer withRoles(PostgresServer server) {
    try {
      server.createRoles(RolePasswords.forTests());
      System.err.println("Tests use " + server.version() + " at " + server);
      return server;
    } catch (SQLException e) {
      throw new IllegalStateException("No roles on " + server, e);
    }
  }

  // Between looking for a free port and using it, another JVM may take it.
  private static PostgresServer startEmbedded(PostgresBinaries binaries) {
    for (var attempt = 1; ; attempt++) {
      try {
        // The server outlives this method on purpose: the JVM's end stops it.
        return EmbeddedServer.start(throwAway(binaries)).server();
      } catch (IOException e) {
        if (attempt == TRIES) {
          throw new IllegalStateException("Embedded PostgreSQL does not start", e);
        }
      }
    }
  }

  private static EmbeddedSettings throwAway(PostgresBinaries binaries) throws IOException {
    var name = "slett-" + UUID.randomUUID();
    var logs = Files.createDirectories(Path.of("target", "postgres-logs"));
    // Beside the binaries, where the library looks for servers that a killed JVM left behind.
    var data = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg", name);
    return new EmbeddedSettings(
        binaries,
        Optional.empty(),
        data,
        logs.resolve(name + ".log"),
        freePort(),
        UUID.randomUUID().toString(),
        false,
        EmbeddedSettings.Life.THROWN_AWAY);
  }

  /** A port that nobody listened on a moment ago. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
