package no.slett.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A running server, seen by its superuser.
 *
 * <p>Roles belong to the whole server; each test class takes a database of its own.
 */
public record PostgresServer(String host, int port, String superuser, String password) {
  private static final String ELSEWHERE = "America/St_Johns";

  /** Address of one database, for JDBC; without user and password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** Connects as the superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), superuser, password);
  }

  /** Runs one statement as the superuser. */
  public void execute(String database, String sql) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First column of the first row, as text, asked by the superuser. */
  public String ask(String database, String query) throws SQLException {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      if (!rows.next()) {
        throw new SQLException("No row");
      }
      return rows.getString(1);
    }
  }

  /** What {@code select version()} answers. */
  public String version() throws SQLException {
    return ask("postgres", "select version()");
  }

  /**
   * Makes the roles {@code slett_owner}, {@code slett_service} and {@code slett_backup} where they
   * are missing. Only the backup role gets more than a login, which no migration could grant: it
   * may stream the cluster, as pg_basebackup needs, and policies do not hide rows from it, since
   * pg_dump refuses to dump what it sees in part.
   */
  public void createRoles(RolePasswords passwords) throws SQLException {
    createRole("slett_owner", passwords.owner(), "noreplication nobypassrls");
    createRole("slett_service", passwords.service(), "noreplication nobypassrls");
    createRole("slett_backup", passwords.backup(), "replication bypassrls");
  }

  private void createRole(String name, String password, String attributes) throws SQLException {
    var known = ask("postgres", "select count(*) from pg_roles where rolname = '" + name + "'");
    var all = "login nosuperuser nocreaterole nocreatedb " + attributes;
    execute(
        "postgres",
        known.equals("0")
            ? "create role %s %s password '%s'".formatted(name, all, password)
            : "alter role %s %s".formatted(name, all));
  }

  /**
   * Makes an empty database that {@code slett_owner} owns. Letters are UTF-8 letters whatever the
   * machine's locale: with {@code C}, full-text search would not fold Ø.
   */
  public DatabaseAddress createDatabase(String name, RolePasswords passwords) throws SQLException {
    execute(
        "postgres",
        """
        create database %s owner slett_owner template template0
        encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8'
        """
            .formatted(name));
    return address(name, passwords);
  }

  /** Copies a database that nobody is connected to, for one test class. */
  public DatabaseAddress copy(DatabaseAddress original) throws SQLException {
    var name = freshName();
    var from = original.jdbcUrl().substring(original.jdbcUrl().lastIndexOf('/') + 1);
    execute("postgres", "create database " + name + " owner slett_owner template " + from);
    liveElsewhere(name);
    return address(name, RolePasswords.forTests());
  }

  /** Names a database of this server that exists already. */
  public DatabaseAddress address(String database, RolePasswords passwords) {
    return new DatabaseAddress(
        jdbcUrl(database),
        "slett_owner",
        passwords.owner(),
        "slett_service",
        passwords.service(),
        "slett_backup",
        passwords.backup());
  }

  /**
   * A fresh database for one test class, whose sessions are in another time zone than the JVM.
   *
   * <p>The driver asks for the JVM's zone when it connects, which beats the database's default;
   * from version 17 on, a login trigger has the last word.
   */
  public DatabaseAddress newDatabase() {
    var name = freshName();
    try {
      var address = createDatabase(name, RolePasswords.forTests());
      liveElsewhere(name);
      if (Integer.parseInt(ask("postgres", "show server_version_num")) >= 170000) {
        execute(name, zoneAtLogin());
      }
      return address;
    } catch (SQLException e) {
      throw new IllegalStateException("No database on port " + port, e);
    }
  }

  private static String freshName() {
    return "slett_" + UUID.randomUUID().toString().replace("-", "");
  }

  private void liveElsewhere(String name) throws SQLException {
    execute("postgres", "alter database " + name + " set timezone to '" + ELSEWHERE + "'");
  }

  private static String zoneAtLogin() {
    return """
    create schema testing;
    grant usage on schema testing to public;
    create function testing.zone_at_login() returns event_trigger language plpgsql
      as $$ begin perform set_config('timezone', '%s', false); end $$;
    create event trigger zone_at_login on login execute function testing.zone_at_login();
    """
        .formatted(ELSEWHERE);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return superuser + "@" + host + ":" + port;
  }
}
