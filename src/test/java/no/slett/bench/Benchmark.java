package no.slett.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import no.slett.config.Key;
import no.slett.postgres.EmbeddedServer;
import no.slett.postgres.EmbeddedSettings;
import no.slett.postgres.PostgresBinaries;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.RolePasswords;
import no.slett.spine.House;
import no.slett.vault.S3Server;
import no.slett.vault.S3Servers;

/** Starts everything itself, measures, prints a table and writes {@code target/benchmark.json}. */
public final class Benchmark {
  private static final Path FOLDER = Path.of("target", "benchmark").toAbsolutePath();

  private final Settings settings;
  private final PrintStream out;
  private final Report report = new Report();

  private Benchmark(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Exits always: some of the servers keep threads. */
  public static void main(String[] args) {
    try {
      new Benchmark(Settings.fromSystemProperties(), System.out).run();
      System.exit(0);
    } catch (Exception e) {
      System.err.println("The benchmark failed: " + e);
      System.exit(1);
    }
  }

  private void run() throws Exception {
    clear();
    Files.createDirectories(FOLDER);
    try (var postgres = EmbeddedServer.start(postgres())) {
      var server = postgres.server();
      server.createRoles(RolePasswords.forTests());
      report.machine(server.ask("postgres", "show server_version"), settings);
      if (settings.stores().contains("file")) {
        onFiles(server);
      }
      if (settings.stores().contains("s3")) {
        onS3(server);
      }
    } finally {
      clear();
    }
    report.write(Path.of("target", "benchmark.json"));
    out.println(report.table());
  }

  private void onFiles(PostgresServer server) throws Exception {
    var folder = Files.createDirectories(FOLDER.resolve("file"));
    var bare = new BareStore.Folder(Files.createDirectories(folder.resolve("floor")));
    var vaults = Files.createDirectories(folder.resolve("vaults"));
    measure("file", server, part -> House.build(vaults.resolve(part), server), bare);
  }

  private void onS3(PostgresServer server) throws Exception {
    var found = S3Servers.fastest(Files.createDirectories(FOLDER.resolve("s3")));
    if (found.isEmpty()) {
      out.println("No S3 server is found: only the file store is measured.");
      return;
    }
    try (var s3 = found.get()) {
      s3.createBucket("floor", false);
      var bare = new BareStore.Bucket(s3.client(), "floor");
      measure(s3.name(), server, part -> onBuckets(server, s3, part), bare);
    }
  }

  private static House onBuckets(PostgresServer server, S3Server s3, String part) {
    var house = House.build(FOLDER.resolve("s3").resolve("spool"), server);
    var objects = s3.createBucket(part + "-objects", false);
    return house
        .with(Key.VAULT_KIND, "s3")
        .with(Key.VAULT_S3_ENDPOINT, objects.endpoint().toString())
        .with(Key.VAULT_S3_REGION, objects.region())
        .with(Key.VAULT_S3_ACCESS_KEY, objects.accessKey())
        .with(Key.VAULT_S3_SECRET_KEY, objects.secretKey())
        .with(Key.VAULT_S3_OPERATED_BY, "hosting")
        .with(Key.VAULT_S3_OBJECTS_BUCKET, objects.bucket())
        .with(Key.VAULT_S3_KEYS_BUCKET, s3.createBucket(part + "-keys", false).bucket())
        .with(Key.VAULT_S3_JOURNAL_BUCKET, s3.createBucket(part + "-journal", false).bucket());
  }

  /** Makes an installation of its own for one part of the measurements. */
  private interface Builder {
    House build(String part) throws IOException;
  }

  private void measure(String store, PostgresServer server, Builder builder, BareStore bare)
      throws Exception {
    var floor = Floor.over(server, bare);
    // Nothing is swept meanwhile: no mail goes out, and nothing is erased.
    try (var site = site(store, "intake", server, builder, "PT1H")) {
      var measured = new Measured(store, site, floor, settings, out);
      if (settings.parts().contains("intake")) {
        measured.intake().forEach(report::add);
      }
      if (settings.parts().contains("memory")) {
        report.add(measured.memory());
      }
    }
    if (settings.parts().contains("erasure")) {
      erasure(store, server, builder, floor);
    }
  }

  private void erasure(String store, PostgresServer server, Builder builder, Floor floor)
      throws Exception {
    try (var site = site(store, "erasure", server, builder, "PT0.2S")) {
      var measured = new Measured(store, site, floor, settings, out);
      report.add(measured.erasure());
      report.add(measured.intakeWhileErasing());
    }
  }

  private Site site(
      String store, String part, PostgresServer server, Builder builder, String sweeps)
      throws Exception {
    var log = Path.of("target", "benchmark-" + store + "-" + part + ".log");
    return new Site(builder.build(part), server, log, settings.flags(), sweeps);
  }

  private static EmbeddedSettings postgres() throws IOException {
    return new EmbeddedSettings(
        PostgresBinaries.NEWEST,
        Optional.empty(),
        FOLDER.resolve("postgres"),
        FOLDER.resolve("postgres.log"),
        Site.freePort(),
        "benchmark",
        true,
        EmbeddedSettings.Life.THROWN_AWAY);
  }

  private static void clear() throws IOException {
    if (Files.exists(FOLDER)) {
      var all = new ArrayList<Path>();
      try (var files = Files.walk(FOLDER)) {
        files.forEach(all::add);
      }
      all.sort(Comparator.reverseOrder());
      for (var file : all) {
        Files.deleteIfExists(file);
      }
    }
  }
}
