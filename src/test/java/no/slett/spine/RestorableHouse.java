package no.slett.spine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import no.slett.Service;
import no.slett.postgres.CrashablePostgres;
import no.slett.postgres.PostgresBinaries;

/** A house whose database can be put back to an older state, while its stores stay as they are. */
final class RestorableHouse implements AutoCloseable {
  private final Path backup;
  private final CrashablePostgres postgres;
  private final House house;

  private RestorableHouse(Path backup, CrashablePostgres postgres, House house) {
    this.backup = backup;
    this.postgres = postgres;
    this.house = house;
  }

  static RestorableHouse build(Path folder) throws Exception {
    var postgres = CrashablePostgres.start(PostgresBinaries.NEWEST, folder.resolve("server"));
    var house = House.build(Files.createDirectory(folder.resolve("house")), postgres.server());
    return new RestorableHouse(folder.resolve("backup"), postgres, house);
  }

  House house() {
    return house;
  }

  /** Stops the service and takes a cold copy of the database, which runs on afterwards. */
  void backUp(Service service) throws IOException {
    service.close();
    postgres.close();
    Folders.copy(postgres.data(), backup);
    postgres.restart();
  }

  /** Stops the service and puts the old database back. */
  void restore(Service service) throws IOException {
    service.close();
    postgres.close();
    Folders.remove(postgres.data());
    Folders.copy(backup, postgres.data());
    postgres.restart();
  }

  /** First column of the first row, as the superuser sees it. */
  String ask(String query) throws SQLException {
    return postgres.server().ask(database(), query);
  }

  /** How many rows a table has. */
  long count(String table) throws SQLException {
    return Long.parseLong(ask("select count(*) from " + table));
  }

  /** Runs a statement as the superuser. */
  void execute(String sql) throws SQLException {
    postgres.server().execute(database(), sql);
  }

  @Override
  public void close() {
    house.close();
    postgres.close();
  }

  private String database() {
    var url = house.address().jdbcUrl();
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
