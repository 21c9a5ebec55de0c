package no.slett.application;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.DatabaseSettings;
import no.slett.database.Migrated;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.directory.Rebuild;
import no.slett.directory.Search;
import no.slett.directory.Source;
import no.slett.http.Json;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.DatabaseAddress;
import no.slett.postgres.PostgresServer;
import no.slett.vault.DataKey;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyRing;
import no.slett.vault.MasterKey;

/** A database and stores with sealed applications, written as intake and the worker write them. */
final class SealedKit implements AutoCloseable {
  static final Instant NOW = Instant.parse("2027-03-05T11:12:13Z");

  private final PostgresServer server;
  private final DatabaseAddress address;
  private final Database database;
  private final FileObjectStore objects;
  private final FileObjectStore keyStore;
  private final KeyRing keys;
  private final Json json = new Json();

  SealedKit(PostgresServer server, Path folder) throws Exception {
    this.server = server;
    this.address = Migrated.on(server);
    this.database = database();
    this.objects = new FileObjectStore(folder.resolve("objects"));
    this.keyStore = new FileObjectStore(folder.resolve("keys"));
    this.keys =
        new KeyRing(keyStore, MasterKey.parse(MasterKey.generate()), InstantSource.system());
    execute(
        "insert into slett.activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now())");
  }

  void migrate() {
    Migrated.migrate(address);
  }

  private Database database() {
    return new Database(
        new DatabaseSettings(
            address.jdbcUrl(), address.serviceUser(), address.servicePassword(), 8),
        new ServiceClock(InstantSource.fixed(NOW)));
  }

  Source source() {
    return new SealedSource(database, new Opener(keys, objects));
  }

  Rebuild rebuild() {
    return new Rebuild(database, source());
  }

  Database open() {
    return database;
  }

  HiringProcessId process() throws Exception {
    var id = HiringProcessId.random();
    keys.createProcess(id);
    execute(
        """
        insert into slett.hiring_process (id, slug, title, kind, language, closing_window,
            created_at, opened_at, latest, closing_at, closed_at)
        values ('%1$s', '%1$s', 'Test', 'vacancy', 'nb', 'P14D', '%2$s', '%2$s', '2028-01-01',
            '2027-12-01', '2028-01-01')
        """
            .formatted(id, NOW));
    as(
        Purpose.RECRUITMENT,
        tx -> {
          Directory.createPartition(tx, id);
          Directory.markReady(tx, id);
        });
    return id;
  }

  /** An applicant, sealed and indexed in one transaction; the letter holds the id's word. */
  ApplicationId apply(HiringProcessId process) {
    var id = ApplicationId.random();
    var key = keys.create(process, id);
    var dataKey = DataKey.random();
    var form = form(id);
    var object = process + "/" + id + "/form";
    objects.put(object, dataKey.seal(json.write(form), object));
    var aad = SealedApplication.aad(id);
    database.run(
        Scope.system(Purpose.INTAKE, "intake").about(id),
        tx -> {
          insert(tx, process, id, key.wrap(dataKey, aad), profile(dataKey, form, aad), object);
          Directory.put(tx, process, id, Profile.of(form).contact());
          Directory.putText(tx, process, id, id.value(), form.searchable());
        });
    return id;
  }

  private byte[] profile(DataKey key, Form form, String aad) {
    return key.seal(json.write(Profile.of(form)), aad);
  }

  private static void insert(
      Transaction tx,
      HiringProcessId process,
      ApplicationId id,
      byte[] dataKey,
      byte[] profile,
      String object) {
    tx.update(
        """
        insert into application (id, process_id, received_at, stage, locale, notice_version,
            notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
        values (?, ?, ?, 'new', 'nb', '1', '1', '', '', ?, ?, '', ?)
        """,
        id,
        process,
        tx.instant(),
        dataKey,
        profile,
        object);
    tx.update(
        """
        insert into basis (application_id, activity, process_id, began_at, ends_at)
        values (?, 'recruitment', ?, ?, '2028-01-01')
        """,
        id,
        process,
        tx.instant());
    tx.update(
        """
        insert into erasure (application_id, process_id, receipt_hash, promised_by)
        values (?, ?, ?, '2028-01-01')
        """,
        id,
        process,
        id);
  }

  /** A checked document with sealed text. */
  UUID addDocument(HiringProcessId process, ApplicationId application, String text)
      throws Exception {
    var id = UUID.randomUUID();
    var dataKey = DataKey.random();
    var object = process + "/" + application + "/" + UUID.randomUUID();
    var sealed = new java.io.ByteArrayOutputStream();
    try (var out = dataKey.sealing(sealed, object)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    objects.put(object, sealed.toByteArray());
    var wrapped = keys.application(process, application).wrap(dataKey, "document:" + id);
    database.run(
        Scope.system(Purpose.INTAKE, "intake").about(application),
        tx ->
            tx.update(
                """
                insert into document (id, application_id, process_id, position, kind, state,
                    media_type, size, data_key, name, object, text_object)
                values (?, ?, ?, 1, 'cv', 'clean', 'text/plain', 1, ?, '', '', ?)
                """,
                id,
                application,
                process,
                wrapped,
                object));
    as(Purpose.DOCUMENT, tx -> Directory.putText(tx, process, application, id, text));
    return id;
  }

  static Form form(ApplicationId id) {
    return new Form(
        "Kari",
        "Nordmann",
        "kari@example.no",
        null,
        null,
        "nb",
        "Brevet til " + word(id),
        null,
        null,
        "1");
  }

  /** A word that only this applicant's letter has. */
  static String word(ApplicationId id) {
    return "x" + id.toString().replace("-", "");
  }

  List<ApplicationId> search(HiringProcessId process, String query) {
    return database.inTransaction(
        scope(Purpose.RECRUITMENT), tx -> Directory.search(tx, process, Search.of(query)));
  }

  /** The names that a recruiter is shown. */
  long contacts(HiringProcessId process, List<ApplicationId> applications) {
    return database
        .inTransaction(
            scope(Purpose.RECRUITMENT), tx -> Directory.contacts(tx, process, applications))
        .size();
  }

  /** The ids that a recruiter is shown. */
  List<UUID> ids() {
    return database.inTransaction(
        scope(Purpose.RECRUITMENT),
        tx -> tx.list("select id from application", row -> row.uuid("id")));
  }

  boolean isReady(HiringProcessId process) {
    return database.inTransaction(scope(Purpose.RECRUITMENT), tx -> Directory.isReady(tx, process));
  }

  void as(Purpose purpose, java.util.function.Consumer<Transaction> work) {
    database.run(scope(purpose), work);
  }

  private static Scope scope(Purpose purpose) {
    return Scope.of(purpose, new Actor("kari", "recruiter"));
  }

  /** What a crash of PostgreSQL does to unlogged tables. */
  void empty() throws Exception {
    execute("truncate working_index.ready, working_index.directory, working_index.fulltext");
  }

  void loseKey(HiringProcessId process, ApplicationId application) {
    keyStore.delete(List.of(KeyRing.objectOf(process, application)));
    keys.forget(process, application);
  }

  void execute(String sql) throws Exception {
    server.execute(address.jdbcUrl().replaceAll(".*/", ""), sql);
  }

  String ask(String sql) throws Exception {
    return server.ask(address.jdbcUrl().replaceAll(".*/", ""), sql);
  }

  @Override
  public void close() {
    database.close();
    objects.close();
    keyStore.close();
  }
}
