package no.slett.spine;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.contract.Contract;
import no.slett.database.Migrated;
import no.slett.journal.SigningKey;
import no.slett.postgres.DatabaseAddress;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;
import no.slett.vault.MasterKey;
import org.awaitility.Awaitility;

/**
 * One installation: a database, three stores in a folder, and any number of instances on them. Its
 * service clock can be moved; its sweeps come every 200 ms.
 */
public final class House implements AutoCloseable {
  private static final Contract CONTRACT = Contract.load();
  private static final Path CONTROLLER =
      Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");

  private final Path folder;
  private final PostgresServer server;
  private final DatabaseAddress address;
  private final Clocks machine = new Clocks();
  private final Clocks clock = new Clocks();
  private final Map<Key, String> values = new HashMap<>();
  private final java.util.List<Service> instances = new java.util.ArrayList<>();

  private House(Path folder, PostgresServer server) {
    this.folder = folder;
    this.server = server;
    this.address = Migrated.on(server);
    values.put(Key.BASE_URL, "http://localhost");
    values.put(Key.SERVER_HOST, "127.0.0.1");
    values.put(Key.SERVER_PORT, "0");
    values.put(Key.SERVER_OPERATOR_PORT, "0");
    values.put(Key.DATABASE_URL, address.jdbcUrl());
    values.put(Key.DATABASE_USER, address.serviceUser());
    values.put(Key.DATABASE_PASSWORD, address.servicePassword());
    values.put(Key.DATABASE_OPERATED_BY, "controller");
    values.put(Key.DATABASE_POOL_SIZE, "16");
    values.put(Key.VAULT_KIND, "file");
    values.put(Key.VAULT_FOLDER, folder.toString());
    values.put(Key.VAULT_MASTER_KEY, MasterKey.generate());
    values.put(Key.JOURNAL_SIGNING_KEY, SigningKey.generate());
    values.put(Key.OIDC_ISSUER, Surroundings.issuer());
    values.put(Key.MAIL_HOST, "127.0.0.1");
    values.put(Key.MAIL_PORT, Integer.toString(Surroundings.smtpPort()));
    values.put(Key.MAIL_FROM, "jobb@example.org");
    values.put(Key.MAIL_TLS, "none");
    values.put(Key.MAIL_OPERATED_BY, "mail-provider");
    values.put(Key.CONTROLLER_FILE, CONTROLLER.toAbsolutePath().toString());
    values.put(Key.SWEEP_INTERVAL, "PT0.2S");
    for (var key : Key.values()) {
      if (key.path().startsWith("limits.")) {
        values.put(key, "100000/PT1S");
      }
    }
  }

  /** A new installation on the default server, migrated, with no instance yet. */
  public static House build(Path folder) {
    return build(folder, TestPostgres.server());
  }

  /** A new installation on a server. */
  public static House build(Path folder, PostgresServer server) {
    return new House(folder, server);
  }

  /** Sets a configuration value for instances that start from now on. */
  public House with(Key key, String value) {
    values.put(key, value);
    return this;
  }

  /**
   * The packaged catalogue, with the talent pool on or off, for instances that start from now on.
   */
  House withTalentPool(Path beside, boolean enabled) {
    return new Catalogues(beside).pool(this, enabled);
  }

  /** Starts an instance and waits until it is ready. */
  public Service open() {
    var service = start(CrashPoints.none());
    awaitReady(service);
    return service;
  }

  /** Starts an instance and does not wait. */
  public Service start(CrashPoints crashPoints) {
    var service =
        new Service(
            configuration(), new ServiceClock(clock), new SystemClock(machine), crashPoints);
    instances.add(service);
    return service;
  }

  /** The configuration of one more instance, with folders of its own. */
  public Configuration configuration() {
    return Configuration.read(environment(), Optional.empty());
  }

  /** The same as environment variables, for an instance in a process of its own. */
  public Map<String, String> environment() {
    var own = folder.resolve("instance-" + UUID.randomUUID());
    var environment = new HashMap<String, String>();
    values.forEach((key, value) -> environment.put(key.variable(), value));
    environment.putIfAbsent(Key.INTAKE_SPOOL.variable(), own.resolve("spool").toString());
    environment.putIfAbsent(Key.EXTRACTOR_FOLDER.variable(), own.resolve("extractor").toString());
    return environment;
  }

  /** Returns once the operator's port says that the instance is ready. */
  public static void awaitReady(Service service) {
    awaitReady(service.operatorPort());
  }

  /** The same of an instance in a process of its own. */
  static void awaitReady(int operatorPort) {
    var operator = URI.create("http://127.0.0.1:" + operatorPort);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Http.status(operator.resolve("/health/ready")) == 200);
  }

  /** A client that holds every answer against the contract. */
  public static ApiClient api(Service service) {
    return api(service.port());
  }

  /** The same at a port. */
  static ApiClient api(int port) {
    return ApiClient.of(URI.create("http://127.0.0.1:" + port), CONTRACT);
  }

  /** Where objects, keys and journal are. */
  public Path folder() {
    return folder;
  }

  /** The database. */
  public DatabaseAddress address() {
    return address;
  }

  /** The service clock of all instances. */
  public Clocks clock() {
    return clock;
  }

  /** The system clock of the instances that {@link #start} starts. */
  Clocks machine() {
    return machine;
  }

  /** A copy of the database, to be put back later. */
  DatabaseCopy database() {
    return new DatabaseCopy(server, databaseName());
  }

  private String databaseName() {
    return address.jdbcUrl().substring(address.jdbcUrl().lastIndexOf('/') + 1);
  }

  /** What the superuser sees, whom no policy keeps from anything: one number. */
  long count(String query) {
    return Long.parseLong(ask("select count(*) from slett." + query));
  }

  /** The same: the first column of the first row, as text. */
  String ask(String query) {
    try {
      return server.ask(databaseName(), query);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** Runs a statement as the superuser. */
  void execute(String sql) {
    try {
      server.execute(databaseName(), sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  @Override
  public void close() {
    instances.forEach(Service::close);
  }

  /** Brings the schema to this release's state, as the owner does once per release. */
  void migrate() {
    Migrated.migrate(address);
  }
}
