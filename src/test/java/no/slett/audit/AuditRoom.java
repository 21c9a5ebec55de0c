package no.slett.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import no.slett.clock.MovedClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.Journal;
import no.slett.journal.SigningKey;
import no.slett.postgres.TestPostgres;
import no.slett.vault.FileObjectStore;

/** A log with its sealer and verifier, and the means of somebody who has broken in. */
final class AuditRoom implements AutoCloseable {
  static final HiringProcessId PROCESS = HiringProcessId.random();
  private static final Scope READING =
      Scope.of(Purpose.RECRUITMENT, new Actor("5f6a-kari", "recruiter"));

  private final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13.123456789Z"));
  private final SigningKey key = SigningKey.parse(SigningKey.generate());
  private final Path folder;
  private final FileObjectStore store;
  private final TestDatabase test;
  private final Journal journal;
  private Sealer sealer;

  AuditRoom(Path folder) {
    this.folder = folder;
    this.store = new FileObjectStore(folder);
    this.test = TestDatabase.create(TestPostgres.server(), clock);
    this.journal = new Journal(store, key);
    this.sealer = new Sealer(database(), journal, key);
  }

  /** Forgets all that was logged. */
  void empty() {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      statement.execute("truncate audit_event, audit_seal");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    store.deletePrefix("audit/");
    sealer = newSealer();
  }

  MovedClock clock() {
    return clock;
  }

  Database database() {
    return test.database();
  }

  Journal journal() {
    return journal;
  }

  SigningKey key() {
    return key;
  }

  Sealer sealer() {
    return sealer;
  }

  /** Another instance of the service. */
  Sealer newSealer() {
    return new Sealer(database(), journal, key);
  }

  /** Somebody reads applications. */
  void read(int times) {
    database()
        .run(
            READING,
            tx -> {
              for (var i = 0; i < times; i++) {
                var application = new ApplicationId(UUID.randomUUID());
                Audit.record(
                    tx, READING, Audit.Event.of(Action.APPLICATION_READ, PROCESS, application));
              }
            });
  }

  /** Seals, each with so many events. */
  void seal(int... events) {
    for (var n : events) {
      read(n);
      sealer.sealOnce();
    }
  }

  /** Verifies later, when every head should be there. */
  Verdict verify() {
    clock.pass(Duration.ofHours(1));
    return new AuditVerifier(database(), journal, key).verify();
  }

  /** What a tamperer does who owns the database. */
  void tamper(String sql) {
    try (var connection = owner();
        var statement = connection.createStatement()) {
      if (statement.executeUpdate(sql) == 0) {
        throw new AssertionError("nothing was changed");
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  Connection owner() throws SQLException {
    var address = test.address();
    return DriverManager.getConnection(
        address.jdbcUrl() + "?currentSchema=slett", address.ownerUser(), address.ownerPassword());
  }

  Path headFile(long sequence) {
    return folder.resolve("audit").resolve(String.format(Locale.ROOT, "%019d", sequence));
  }

  void deleteHead(long sequence) {
    try {
      Files.delete(headFile(sequence));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    test.close();
    store.close();
  }
}
