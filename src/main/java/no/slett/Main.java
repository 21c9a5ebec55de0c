package no.slett;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import no.slett.audit.AuditVerifier;
import no.slett.audit.Verdict;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.database.Database;
import no.slett.database.DatabaseSettings;
import no.slett.database.Migrations;
import no.slett.document.NoScanner;
import no.slett.erasure.Restores;
import no.slett.journal.Journal;
import no.slett.settings.InvalidSettings;

/**
 * The program: {@code serve}, {@code migrate} (as the owner of the schema), {@code verify-audit} or
 * {@code accept-restore}. Exits with 1 and one clear line per problem when it cannot do what it was
 * asked.
 */
public final class Main {
  private static final Optional<Path> FILE = Optional.of(Path.of("application.yaml"));

  private Main() {}

  /** Runs one command; {@code serve} when none is named. */
  public static void main(String[] args) {
    var command = args.length == 0 ? "serve" : args[0];
    try {
      run(command, System.getenv());
    } catch (InvalidSettings e) {
      e.problems().forEach(line -> System.err.println("slett: " + line));
      System.exit(1);
    } catch (RuntimeException e) {
      System.err.println("slett: " + command + " failed: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void run(String command, Map<String, String> environment) {
    switch (command) {
      case "serve" -> serve(Configuration.read(environment, FILE));
      case "migrate" -> migrate(Configuration.readOwner(environment, FILE));
      case "verify-audit" -> verifyAudit(Configuration.read(environment, FILE));
      case "accept-restore" -> acceptRestore(Configuration.read(environment, FILE));
      default ->
          throw new IllegalArgumentException(
              "no such command; use serve, migrate, verify-audit, accept-restore");
    }
  }

  private static void serve(Configuration configuration) {
    var system = InstantSource.system();
    var service =
        new Service(
            configuration, new ServiceClock(system), new SystemClock(system), CrashPoints.none());
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    System.out.println(
        "Slett answers on port " + service.port() + "; " + new NoScanner().describe());
  }

  /** Brings the schema to this release's state. */
  static void migrate(Configuration.OwnerSettings owner) {
    var settings = new DatabaseSettings(owner.url(), owner.user(), owner.password(), 2);
    new Migrations(settings, owner.serviceRole(), owner.backupRole()).run();
  }

  /** The operator's word after a restore was found and replayed. */
  private static void acceptRestore(Configuration configuration) {
    var clock = new ServiceClock(InstantSource.system());
    try (var database = new Database(configuration.database(), clock)) {
      System.out.println(Restores.accept(database) + " held mails go out now");
    }
  }

  private static void verifyAudit(Configuration configuration) {
    var clock = new ServiceClock(InstantSource.system());
    try (var database = new Database(configuration.database(), clock);
        var stores = Stores.open(configuration.store())) {
      var journal = new Journal(stores.journal(), configuration.signingKey());
      var verdict = new AuditVerifier(database, journal, configuration.signingKey()).verify();
      System.out.println(verdict);
      if (!(verdict instanceof Verdict.Intact)) {
        System.exit(1);
      }
    }
  }
}
