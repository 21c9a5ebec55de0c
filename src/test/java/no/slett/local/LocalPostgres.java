package no.slett.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.slett.postgres.DatabaseAddress;
import no.slett.postgres.EmbeddedServer;
import no.slett.postgres.EmbeddedSettings;
import no.slett.postgres.PostgresBinaries;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.RolePasswords;

/**
 * PostgreSQL on a folder and a fixed port, durable, with a database {@code slett}.
 *
 * <p>It outlives a killed JVM; the next start finds it by its lock file and takes it over, after
 * asking it whether its data directory is ours.
 */
public final class LocalPostgres implements AutoCloseable {
  private static final String DATABASE = "slett";
  private static final Duration STOPPING = Duration.ofSeconds(15);

  private final EmbeddedServer embedded;
  private final PostmasterFile lockFile;
  private final DatabaseAddress address;

  private LocalPostgres(EmbeddedServer embedded, PostmasterFile lockFile, DatabaseAddress address) {
    this.embedded = embedded;
    this.lockFile = lockFile;
    this.address = address;
  }

  /**
   * Starts it, or finds it again.
   *
   * @param state its data go to {@code postgres}, its log beside them
   * @param programs where PostgreSQL itself is unpacked, unless it is there already
   * @throws CannotStartException where the port is taken, or it does not start
   */
  public static LocalPostgres start(Path state, Path programs, int port, LocalSecrets secrets) {
    var lockFile = new PostmasterFile(state.resolve("postgres"));
    try {
      refuseOthers(lockFile, port, secrets);
      lockFile.deleteIfStale();
      discardHalfMade(state, lockFile);
      var embedded = EmbeddedServer.start(settings(state, programs, port, secrets));
      var address = prepare(embedded, secrets);
      Files.writeString(complete(state), "");
      return new LocalPostgres(embedded, lockFile, address);
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new CannotStartException(
          "PostgreSQL does not start on port %d: %s (its log: %s)"
              .formatted(port, e.getMessage(), log(state)),
          e);
    }
  }

  /** Where the service connects. */
  public DatabaseAddress address() {
    return address;
  }

  /** The server, seen by its superuser. */
  public PostgresServer server() {
    return embedded.server();
  }

  /** Stops PostgreSQL and returns when it is gone. */
  @Override
  public void close() {
    var postmaster = lockFile.process();
    embedded.close();
    postmaster.ifPresent(LocalPostgres::awaitEnd);
  }

  private static void awaitEnd(ProcessHandle postmaster) {
    // What takes longer is killed: its write-ahead log has everything.
    postmaster
        .onExit()
        .completeOnTimeout(postmaster, STOPPING.toSeconds(), TimeUnit.SECONDS)
        .join()
        .destroyForcibly();
  }

  private static EmbeddedSettings settings(
      Path state, Path programs, int port, LocalSecrets secrets) throws IOException {
    return new EmbeddedSettings(
        PostgresBinaries.NEWEST,
        Optional.of(programs),
        state.resolve("postgres"),
        log(state),
        port,
        secrets.password("postgres-superuser"),
        true,
        EmbeddedSettings.Life.CALLER);
  }

  private static DatabaseAddress prepare(EmbeddedServer embedded, LocalSecrets secrets)
      throws SQLException, IOException {
    try {
      var passwords =
          new RolePasswords(
              secrets.password("postgres-owner"),
              secrets.password("postgres-service"),
              secrets.password("postgres-backup"));
      var server = embedded.server();
      server.createRoles(passwords);
      var known = "select count(*) from pg_database where datname = '" + DATABASE + "'";
      return server.ask("postgres", known).equals("0")
          ? server.createDatabase(DATABASE, passwords)
          : server.address(DATABASE, passwords);
    } catch (SQLException | IOException e) {
      embedded.close();
      throw e;
    }
  }

  private static void refuseOthers(PostmasterFile lockFile, int port, LocalSecrets secrets)
      throws IOException {
    var known = lockFile.port();
    if (answers(port) && !(known.equals(Optional.of(port)) && isOurs(lockFile, port, secrets))) {
      throw new CannotStartException("Port " + port + " belongs to another program");
    }
    if (known.isPresent() && !known.get().equals(port) && answers(known.get())) {
      throw new CannotStartException(
          "PostgreSQL already runs on this folder, on port " + known.get() + ": stop it first");
    }
  }

  // Its lock file alone proves nothing: after a crash, the port may be somebody else's.
  private static boolean isOurs(PostmasterFile lockFile, int port, LocalSecrets secrets)
      throws IOException {
    try {
      var password = secrets.password("postgres-superuser");
      var server = new PostgresServer("127.0.0.1", port, "postgres", password);
      var data = Path.of(server.ask("postgres", "show data_directory"));
      return Files.isSameFile(data, lockFile.data());
    } catch (SQLException e) {
      return false;
    }
  }

  // A cluster whose making was interrupted never starts. The service has not seen it yet.
  private static void discardHalfMade(Path state, PostmasterFile lockFile) throws IOException {
    var data = lockFile.data();
    if (Files.exists(data) && !Files.exists(complete(state)) && lockFile.port().isEmpty()) {
      try (var files = Files.walk(data)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Path complete(Path state) {
    return state.resolve("postgres").resolve("slett-complete");
  }

  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path log(Path state) {
    return state.resolve("postgres.log");
  }
}
