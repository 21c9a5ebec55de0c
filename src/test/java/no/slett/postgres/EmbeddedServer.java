package no.slett.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.slett.postgres.EmbeddedSettings.Life;

/**
 * One PostgreSQL, unpacked from a jar, on a data directory. It listens on 127.0.0.1 only, asks for
 * passwords (SCRAM), and its log never shows a statement's values.
 *
 * <p>A server that already runs on the directory is taken over with its settings; {@link #close}
 * stops it either way.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  // The library tells each of its steps; held here, since loggers are only weakly reachable.
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test.db.postgres");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private final EmbeddedPostgres postgres;
  private final PostgresServer server;

  private EmbeddedServer(EmbeddedPostgres postgres, PostgresServer server) {
    this.postgres = postgres;
    this.server = server;
  }

  /**
   * Starts it, making the cluster first where the directory is new.
   *
   * @throws IOException where it does not start, or another server answers on the port
   */
  public static EmbeddedServer start(EmbeddedSettings settings) throws IOException {
    var passwordFile = Files.createTempFile("slett", null);
    try {
      Files.writeString(passwordFile, settings.password());
      var postgres = builder(settings, passwordFile).start();
      var server =
          new PostgresServer("127.0.0.1", settings.port(), "postgres", settings.password());
      var embedded = new EmbeddedServer(postgres, server);
      embedded.requireDirectory(settings.data());
      return embedded;
    } finally {
      Files.delete(passwordFile);
    }
  }

  /** The server itself. */
  public PostgresServer server() {
    return server;
  }

  /** Stops the server; sessions are cut off, nothing that was committed is lost. */
  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of a server whose processes were killed; the library would call that an error. */
  void closeKilled() {
    LIBRARY.setLevel(Level.OFF);
    try {
      close();
    } finally {
      LIBRARY.setLevel(Level.WARNING);
    }
  }

  private static EmbeddedPostgres.Builder builder(EmbeddedSettings settings, Path passwordFile) {
    var builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(settings.binaries().resolver())
            .setDataDirectory(settings.data())
            .setCleanDataDirectory(settings.life() == Life.THROWN_AWAY)
            .setRegisterShutdownHook(settings.life() != Life.CALLER)
            .setPort(settings.port())
            .setPGStartupWait(PATIENCE)
            .setOutputRedirector(Redirect.appendTo(settings.log().toFile()))
            .setConnectConfig("password", settings.password())
            // Options of initdb: what comes later on its command line wins.
            .setLocaleConfig("locale", "C.UTF-8")
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString());
    settings.binariesFolder().ifPresent(f -> builder.setOverrideWorkingDirectory(f.toFile()));
    var durable = settings.durable() ? "on" : "off";
    return builder
        .setServerConfig("fsync", durable)
        .setServerConfig("synchronous_commit", durable)
        .setServerConfig("full_page_writes", durable)
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("log_error_verbosity", "terse")
        .setServerConfig("log_min_duration_statement", "-1")
        .setServerConfig("log_min_error_statement", "panic");
  }

  private void requireDirectory(Path data) throws IOException {
    try {
      var actual = Path.of(server.ask("postgres", "show data_directory"));
      if (!Files.isSameFile(actual, data)) {
        throw new IOException("Port " + server.port() + " belongs to another PostgreSQL");
      }
    } catch (SQLException | IOException e) {
      postgres.close();
      throw new IOException("Port " + server.port() + " belongs to another PostgreSQL", e);
    }
  }
}
