package no.slett.database;

import java.time.InstantSource;
import no.slett.clock.ServiceClock;
import no.slett.postgres.DatabaseAddress;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;

/** A fresh, migrated database and the service's way into it. */
public record TestDatabase(DatabaseAddress address, Database database) implements AutoCloseable {
  /** On the default server, by the system's clock. */
  public static TestDatabase create() {
    return create(TestPostgres.server(), InstantSource.system());
  }

  /** On a server, by a clock that a test may move. */
  public static TestDatabase create(PostgresServer server, InstantSource clock) {
    var address = Migrated.on(server);
    return new TestDatabase(address, open(address, clock));
  }

  /** Another connection pool to the same database, as a second instance has. */
  public static Database open(DatabaseAddress address, InstantSource clock) {
    return new Database(
        new DatabaseSettings(
            address.jdbcUrl(), address.serviceUser(), address.servicePassword(), 16),
        new ServiceClock(clock));
  }

  @Override
  public void close() {
    database.close();
  }
}
