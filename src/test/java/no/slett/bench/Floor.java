package no.slett.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import no.slett.postgres.PostgresServer;

/** What the bare means need for the same objects, bytes and rows. */
final class Floor {
  /** About what the rows of one application hold. */
  private static final byte[] ROW = new byte[3_000];

  private final PostgresServer server;
  private final String database;
  private final BareStore store;

  private Floor(PostgresServer server, String database, BareStore store) {
    this.server = server;
    this.database = database;
    this.store = store;
  }

  static Floor over(PostgresServer server, BareStore store) throws SQLException {
    var name = "floor_" + UUID.randomUUID().toString().replace("-", "");
    server.execute("postgres", "create database " + name);
    server.execute(name, "create table item (id uuid primary key, owner uuid, body bytea)");
    server.execute(name, "create index on item (owner)");
    return new Floor(server, name, store);
  }

  /** Keeps one application: some objects, then one committed row. */
  Load.Client intake(List<byte[]> objects) throws SQLException {
    var connection = server.connect(database);
    var insert = connection.prepareStatement("insert into item values (?, ?, ?)");
    return new Load.Client() {
      @Override
      public void once() throws Exception {
        var owner = UUID.randomUUID();
        for (var object : objects) {
          store.put(owner + "/" + UUID.randomUUID(), object);
        }
        insert.setObject(1, UUID.randomUUID());
        insert.setObject(2, owner);
        insert.setBytes(3, ROW);
        insert.executeUpdate();
      }

      @Override
      public void close() throws SQLException {
        connection.close();
      }
    };
  }

  /** Seconds to delete so many objects and rows, which are made first. */
  double erase(int objects, int rows) throws Exception {
    var owner = UUID.randomUUID();
    var body = new byte[1_000];
    var names = store.make(owner, objects, body);
    try (var connection = server.connect(database)) {
      fill(connection, owner, rows);
      connection.setAutoCommit(false);
      var start = System.nanoTime();
      store.delete(names);
      try (var delete = connection.prepareStatement("delete from item where owner = ?")) {
        delete.setObject(1, owner);
        delete.executeUpdate();
      }
      connection.commit();
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void fill(Connection connection, UUID owner, int rows) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into item select gen_random_uuid(), ?, decode(repeat('2a', 500), 'hex')"
                + " from generate_series(1, ?)")) {
      insert.setObject(1, owner);
      insert.setInt(2, rows);
      insert.executeUpdate();
    }
  }
}
