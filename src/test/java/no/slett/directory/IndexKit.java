package no.slett.directory;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.PostgresServer;

/** A database with processes and applications, as far as the working index needs them. */
final class IndexKit implements AutoCloseable {
  /** Of whoever {@link #put} puts there. */
  static final Contact CONTACT =
      new Contact("Findable", "Canaryson", "canary@example.no", "+47 912 34 567");

  static final Instant NOW = Instant.parse("2027-03-05T11:12:13Z");

  private final PostgresServer server;
  private final TestDatabase test;

  IndexKit(PostgresServer server) {
    this.server = server;
    this.test = TestDatabase.create(server, InstantSource.fixed(NOW));
  }

  TestDatabase test() {
    return test;
  }

  /** An open process with its partitions. */
  HiringProcessId process() throws SQLException {
    var id = HiringProcessId.random();
    execute(
        """
        insert into slett.activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now())
        on conflict do nothing;
        insert into slett.hiring_process (id, slug, title, kind, language, closing_window,
            created_at, opened_at, latest, closing_at, closed_at)
        values ('%1$s', '%1$s', 'Test', 'vacancy', 'nb', 'P14D', '%2$s', '%2$s', '2028-01-01',
            '2027-12-01', '2028-01-01')
        """
            .formatted(id, NOW));
    as(Purpose.INDEX, tx -> Directory.createPartition(tx, id));
    return id;
  }

  /** An application with a basis that lives; nothing of it is in the index. */
  ApplicationId application(HiringProcessId process) throws SQLException {
    return applications(process, 1).getFirst();
  }

  /** Somebody who can be found, with a text. */
  ApplicationId put(HiringProcessId process, String text) throws SQLException {
    var application = application(process);
    as(
        Purpose.INDEX,
        tx -> {
          Directory.put(tx, process, application, CONTACT);
          Directory.putText(tx, process, application, UUID.randomUUID(), text);
        });
    return application;
  }

  /** Many applications; each has been received a second after the one before. */
  List<ApplicationId> applications(HiringProcessId process, int count) throws SQLException {
    var first = UUID.randomUUID().toString().substring(0, 24);
    execute(
        """
        insert into slett.application (id, process_id, received_at, stage, locale, notice_version,
            notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
        select ('%1$s' || lpad(to_hex(n), 12, '0'))::uuid, '%2$s',
            '2027-03-01T00:00:00Z'::timestamptz + n * interval '1 second',
            'new', 'nb', '1', '1', '', '', '', '', '', ''
        from generate_series(1, %3$s) n;
        insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
        select ('%1$s' || lpad(to_hex(n), 12, '0'))::uuid, 'recruitment', '%2$s', '2027-03-01',
            '2028-01-01' from generate_series(1, %3$s) n;
        insert into slett.erasure (application_id, process_id, receipt_hash, promised_by)
        select ('%1$s' || lpad(to_hex(n), 12, '0'))::uuid, '%2$s', '%1$s' || n, '2028-01-01'
        from generate_series(1, %3$s) n
        """
            .formatted(first, process, count));
    var ids = new ArrayList<ApplicationId>();
    for (var n = 1; n <= count; n++) {
      ids.add(ApplicationId.parse(first + "%012x".formatted(n)));
    }
    return ids;
  }

  /** An application whose only item has these words. */
  ApplicationId withText(HiringProcessId process, String text) throws SQLException {
    var application = application(process);
    putText(process, application, text);
    return application;
  }

  void putText(HiringProcessId process, ApplicationId application, String text) {
    as(Purpose.INDEX, tx -> Directory.putText(tx, process, application, UUID.randomUUID(), text));
  }

  /** What a recruiter finds. */
  List<ApplicationId> search(HiringProcessId process, String query) {
    return search(scope(Purpose.RECRUITMENT), process, query);
  }

  List<ApplicationId> search(Scope scope, HiringProcessId process, String query) {
    return test.database()
        .inTransaction(scope, tx -> Directory.search(tx, process, Search.of(query)));
  }

  /** The applications that are in the index. */
  Set<ApplicationId> present(HiringProcessId process) {
    return test.database()
        .inTransaction(scope(Purpose.INDEX), tx -> RebuildRows.present(tx, process))
        .keySet();
  }

  boolean isReady(HiringProcessId process) {
    return test.database()
        .inTransaction(scope(Purpose.INDEX), tx -> Directory.isReady(tx, process));
  }

  void as(Purpose purpose, Consumer<Transaction> work) {
    test.database().run(scope(purpose), work);
  }

  /** Runs statements as the superuser. */
  void execute(String sql) throws SQLException {
    server.execute(name(), sql);
  }

  /** Writes all pages to their files. A plain checkpoint skips unlogged ones, copying does not. */
  void flush() throws SQLException {
    var copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
    server.execute(
        "postgres", "create database " + copy + " template template0 strategy file_copy");
    server.execute("postgres", "drop database " + copy);
  }

  /** All values of the first column, asked by the superuser. */
  List<String> list(String query) throws SQLException {
    try (var connection = server.connect(name());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  String name() {
    var url = test.address().jdbcUrl();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  PostgresServer server() {
    return server;
  }

  static String partition(String parent, HiringProcessId process) {
    return "working_index." + parent + "_" + process.toString().replace("-", "");
  }

  static Scope scope(Purpose purpose) {
    return Scope.of(purpose, new Actor("kari", "recruiter"));
  }

  @Override
  public void close() {
    test.close();
  }
}
