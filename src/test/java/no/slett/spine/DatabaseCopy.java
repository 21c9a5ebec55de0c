package no.slett.spine;

import java.sql.SQLException;
import no.slett.postgres.PostgresServer;

/** A copy of one database on its own server, made and put back while nobody uses it. */
record DatabaseCopy(PostgresServer server, String database) {
  void copy() throws SQLException {
    dropCopy();
    create(name(), database);
  }

  void putBack() throws SQLException {
    drop(database);
    create(database, name());
  }

  void dropCopy() throws SQLException {
    drop(name());
  }

  private String name() {
    return database + "_old";
  }

  private void drop(String name) throws SQLException {
    server.execute("postgres", "drop database if exists " + name + " with (force)");
  }

  private void create(String name, String template) throws SQLException {
    server.execute(
        "postgres", "create database %s owner slett_owner template %s".formatted(name, template));
  }
}
