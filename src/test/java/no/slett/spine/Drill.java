package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.postgres.CrashablePostgres;
import no.slett.postgres.PostgresBinaries;
import no.slett.postgres.PostgresTools;
import no.slett.postgres.RolePasswords;
import no.slett.postgres.TestPostgres;

/**
 * A house of which backups are made with PostgreSQL's own tools and by copying folders, and put
 * back in any combination. The journal is never put back.
 */
final class Drill implements AutoCloseable {
  /** What a backup was made of. */
  enum Part {
    /** {@code pg_dump}, loaded into a new database. */
    DUMP,
    /** {@code pg_basebackup}, in the place of the whole cluster. */
    BASE,
    OBJECTS,
    KEYS
  }

  private final PostgresTools tools;
  private final Path folder;
  private final CrashablePostgres postgres;
  private final House house;

  private Drill(PostgresTools tools, Path folder, CrashablePostgres postgres, House house) {
    this.tools = tools;
    this.folder = folder;
    this.postgres = postgres;
    this.house = house;
  }

  static Drill build(PostgresTools tools, Path folder) throws Exception {
    var postgres = CrashablePostgres.start(PostgresBinaries.OLDEST, folder.resolve("server"));
    var house = House.build(Files.createDirectory(folder.resolve("house")), postgres.server());
    house.with(Key.SERVER_PORT, Integer.toString(TestPostgres.freePort()));
    house.with(Key.SERVER_OPERATOR_PORT, Integer.toString(TestPostgres.freePort()));
    return new Drill(tools, folder, postgres, house);
  }

  House house() {
    return house;
  }

  /** While the service runs, as backups are made. */
  void backUp() throws IOException {
    var address = house.address();
    Files.createDirectories(folder.resolve("backup"));
    var dump = tools.dump(address, List.of("--exclude-schema=working_index"), dump());
    assertThat(dump).isEqualTo(new PostgresTools.Run(0, ""));
    var base = tools.baseBackup(address, folder.resolve("backup/base"));
    assertThat(base.exitCode()).as(base.output()).isZero();
    for (var store : Set.of("objects", "keys")) {
      Folders.copy(house.folder().resolve(store), folder.resolve("backup").resolve(store));
    }
  }

  /** Puts parts of the backup back; nobody may serve the house. */
  void restore(Set<Part> parts) throws Exception {
    for (var part : parts) {
      switch (part) {
        case DUMP -> restoreDump();
        case BASE -> restoreBase();
        case OBJECTS -> restoreStore("objects");
        case KEYS -> restoreStore("keys");
      }
    }
  }

  /** As README tells: the dump holds no working index, and migrating makes it anew. */
  private void restoreDump() throws Exception {
    var server = postgres.server();
    server.execute("postgres", "drop database " + database() + " with (force)");
    server.createDatabase(database(), RolePasswords.forTests());
    var run = tools.load(server, database(), dump());
    assertThat(run.exitCode()).as(run.output()).isZero();
    house.migrate();
  }

  private void restoreBase() throws IOException {
    postgres.close();
    Folders.remove(postgres.data());
    Folders.copy(folder.resolve("backup/base"), postgres.data());
    postgres.restart();
  }

  private void restoreStore(String store) throws IOException {
    Folders.copy(folder.resolve("backup").resolve(store), house.folder().resolve(store));
  }

  /** Starts the house; the listener is told of each step of an erasure that is replayed. */
  Service open(Runnable replaying) {
    var service = house.start(new CrashPoints(CrashPoints.none().intake(), _ -> replaying.run()));
    House.awaitReady(service);
    return service;
  }

  /** Every file of cluster, dump, base backup and house that holds one of the needles. */
  List<String> found(Needles needles) throws IOException {
    postgres.close();
    var found = needles.inFolder(folder);
    postgres.restart();
    return found;
  }

  String ask(String query) throws SQLException {
    return postgres.server().ask(database(), query);
  }

  private Path dump() {
    return folder.resolve("backup/all.sql");
  }

  private String database() {
    var url = house.address().jdbcUrl();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  @Override
  public void close() {
    house.close();
    postgres.close();
  }
}
