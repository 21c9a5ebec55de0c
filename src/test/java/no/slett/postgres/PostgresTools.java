package no.slett.postgres;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The backup tools of PostgreSQL, where the machine has them; they come with no jar. They may be
 * older than the newest server, and then refuse it: use {@link TestPostgres#version15()}.
 */
public final class PostgresTools {
  private final Path folder;

  private PostgresTools(Path folder) {
    this.folder = folder;
  }

  /**
   * How a tool ended.
   *
   * @param output what it printed, errors included
   */
  public record Run(int exitCode, String output) {}

  /** Looks in the folder of Debian's PostgreSQL 15 and on the path. */
  public static Optional<PostgresTools> find() {
    var path = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
    return Stream.concat(Stream.of("/usr/lib/postgresql/15/bin"), Stream.of(path))
        .map(Path::of)
        .filter(folder -> has(folder, "pg_dump") && has(folder, "pg_basebackup"))
        .filter(folder -> has(folder, "psql"))
        .findFirst()
        .map(PostgresTools::new);
  }

  /** The tools, or the end of this test, with a line that says so. */
  public static PostgresTools orSkip() {
    return find()
        .orElseGet(
            () -> {
              System.err.println("Skipped a test: no pg_dump and pg_basebackup on this machine");
              return Assumptions.abort("no pg_dump and pg_basebackup");
            });
  }

  /** Dumps a database to a file, as the backup role. Other arguments as pg_dump takes them. */
  public Run dump(DatabaseAddress address, List<String> arguments, Path file) throws IOException {
    var command = command("pg_dump", address);
    command.addAll(arguments);
    command.addAll(List.of("--file", file.toString(), name(address)));
    return run(command, address.backupPassword());
  }

  /**
   * Copies the whole cluster, with the write-ahead log that it needs, into a missing or empty
   * folder, as the backup role.
   */
  public Run baseBackup(DatabaseAddress address, Path folder) throws IOException {
    var command = command("pg_basebackup", address);
    command.addAll(List.of("--pgdata", folder.toString()));
    command.addAll(List.of("--wal-method=stream", "--checkpoint=fast"));
    return run(command, address.backupPassword());
  }

  /** Loads a dump into an empty database, as the superuser; the roles that it names are there. */
  public Run load(PostgresServer server, String database, Path file) throws IOException {
    var command =
        List.of(
            folder.resolve("psql").toString(),
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            "--host=" + server.host(),
            "--port=" + server.port(),
            "--username=" + server.superuser(),
            "--dbname=" + database,
            "--file=" + file);
    return run(command, server.password());
  }

  private List<String> command(String tool, DatabaseAddress address) {
    var place = place(address);
    return new ArrayList<>(
        List.of(
            folder.resolve(tool).toString(),
            "--no-password",
            "--host=" + place.getHost(),
            "--port=" + place.getPort(),
            "--username=" + address.backupUser()));
  }

  private static Run run(List<String> command, String password) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.onExit().join().exitValue(), output);
  }

  private static URI place(DatabaseAddress address) {
    return URI.create(address.jdbcUrl().substring("jdbc:".length()));
  }

  private static String name(DatabaseAddress address) {
    return place(address).getPath().substring(1);
  }

  private static boolean has(Path folder, String tool) {
    return Files.isExecutable(folder.resolve(tool));
  }
}
