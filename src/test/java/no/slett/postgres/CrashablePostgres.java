package no.slett.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of a test's own, with fsync on, that can be killed as a crash would kill it and started
 * again on the same data and port. Unlogged tables are empty afterwards, all else is kept.
 */
public final class CrashablePostgres implements AutoCloseable {
  private final EmbeddedSettings settings;
  private EmbeddedServer running;

  private CrashablePostgres(EmbeddedSettings settings, EmbeddedServer running) {
    this.settings = settings;
    this.running = running;
  }

  /** Starts one in an empty or missing folder, with the three roles. */
  public static CrashablePostgres start(PostgresBinaries binaries, Path folder) throws Exception {
    Files.createDirectories(folder);
    var settings =
        new EmbeddedSettings(
            binaries,
            Optional.empty(),
            folder.resolve("data"),
            folder.resolve("server.log"),
            TestPostgres.freePort(),
            "superuser",
            true,
            EmbeddedSettings.Life.JVM);
    var running = EmbeddedServer.start(settings);
    running.server().createRoles(RolePasswords.forTests());
    return new CrashablePostgres(settings, running);
  }

  /** Its address, the same after each restart. */
  public PostgresServer server() {
    return running.server();
  }

  /** Its data directory. */
  public Path data() {
    return settings.data();
  }

  /** Kills all its processes with SIGKILL and returns when they are gone. */
  public void kill() throws IOException {
    var postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
    var processes = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    running.closeKilled();
  }

  /** Starts it again on the same data, which makes it recover from its write-ahead log. */
  public void restart() throws IOException {
    running = EmbeddedServer.start(settings);
  }

  @Override
  public void close() {
    running.close();
  }

  private long postmasterPid() throws IOException {
    return Long.parseLong(Files.readAllLines(data().resolve("postmaster.pid")).getFirst().strip());
  }
}
