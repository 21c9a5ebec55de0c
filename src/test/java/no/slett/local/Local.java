package no.slett.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;

/**
 * The list of parts of local mode. It runs in the foreground, reads nothing from standard input,
 * and ends all its parts on Ctrl-C or SIGTERM, PostgreSQL included.
 */
public final class Local implements AutoCloseable {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");

  private final LocalOptions options;
  private final PrintStream out;
  private final Parts parts = new Parts();

  /** Starts nothing yet. */
  public Local(LocalOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Runs local mode as its options say. */
  public static void main(String[] args) {
    run(LocalOptions.fromSystemProperties(), LocalService::start);
  }

  /** Starts all and stays until a signal comes; exits 1 with one line where a part cannot start. */
  static void run(LocalOptions options, ServiceStarter service) {
    var local = new Local(options, System.out);
    Runtime.getRuntime().addShutdownHook(new Thread(local::close, "end-of-local-mode"));
    try {
      local.start(service);
      Thread.currentThread().join();
    } catch (Exception e) {
      var reason = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
      System.err.println("Slett cannot start: " + reason);
      System.exit(1);
    }
  }

  /** Starts every part, then lets the sample applicants apply. */
  public void start(ServiceStarter service) throws Exception {
    var system = InstantSource.system();
    var clock = LocalClock.parse(system, options.clock());
    var folder = options.folder().toAbsolutePath();
    var ports = options.ports();
    parts.start(() -> FolderLock.take(folder));
    var secrets = LocalSecrets.in(folder.resolve("secrets"));
    var programs = folder.resolve("postgres-programs");
    var postgres =
        parts.start(() -> LocalPostgres.start(folder, programs, ports.postgres(), secrets));
    var issuer = parts.start(() -> LocalIssuer.start(ports.issuer()));
    var mailFolder = folder.resolve("mail");
    var mail =
        parts.start(() -> LocalMail.start(mailFolder, ports.smtp(), ports.mailPage(), system));
    var configuration = LocalConfiguration.of(options, postgres, issuer, secrets);
    parts.start(() -> service.start(configuration, clock));
    if (options.seed()) {
      seed(issuer, folder.resolve("seeded"));
    }
    out.print(new Welcome(options, folder, clock, issuer.tokenEndpoint(), mail.page()).text());
  }

  /** Ends what was started, the last first. */
  @Override
  public void close() {
    parts.close();
  }

  // Once only: whoever was erased since, or has another notice to accept now, stays away.
  private void seed(LocalIssuer issuer, Path done) throws IOException {
    if (Files.exists(done)) {
      return;
    }
    var base = URI.create("http://localhost:" + options.ports().pages());
    var recruiter = Api.login(base, issuer.tokenEndpoint(), LocalClient.RECRUITER);
    var careersSite = Api.login(base, issuer.tokenEndpoint(), LocalClient.CAREERS_SITE);
    var count = new Seeder(Samples.read(SAMPLES), recruiter, careersSite).seed();
    Files.writeString(done, "");
    out.println("Sample applications receipted: " + count);
  }
}
