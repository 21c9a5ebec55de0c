package no.slett;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.database.Database;
import no.slett.directory.Rebuild;
import no.slett.http.BearerAuthentication;
import no.slett.http.BodyLimits;
import no.slett.http.BodyWatchdog;
import no.slett.http.Dispatcher;
import no.slett.http.IssuerKeys;
import no.slett.http.Json;
import no.slett.http.LimitedClients;
import no.slett.http.RateLimit;
import no.slett.http.Routes;
import no.slett.privacy.ErasureWatch;
import no.slett.reference.RefereeAuthentication;
import no.slett.rights.SessionAuthentication;
import no.slett.rights.SignIn;
import no.slett.web.Gauge;
import no.slett.web.Health;
import no.slett.web.Readiness;
import no.slett.web.Server;

/** Where requests come in: who may knock, how often, and what the operator is told. */
record Doors(Configuration configuration, SystemClock systemClock, Routes routes, Opening opening) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Listens on both ports, though the opening decides when the public one answers. */
  Server open(
      Parts parts, Database database, SignIn signIn, List<Readiness> wellness, ErasureWatch watch) {
    var watchdog = parts.add(new BodyWatchdog(BodyLimits.DEFAULT));
    var json = new Json();
    var dispatcher =
        new Dispatcher(
            routes,
            new RefereeAuthentication(authentication(signIn), database),
            Problems.errors(),
            json,
            BodyLimits.DEFAULT,
            watchdog,
            opening::isOpen);
    var health = new Health(wellness, PATIENCE);
    return Server.start(configuration.server(), dispatcher, health, gauges(watch), json, watchdog);
  }

  private static List<Gauge> gauges(ErasureWatch watch) {
    return List.of(
        new Gauge("slett_erasures_due", "Due and kept by nothing", () -> watch.counts().due()),
        new Gauge(
            "slett_erasures_overdue", "Due for more than 48 hours", () -> watch.counts().overdue()),
        new Gauge("slett_erasures_blocked", "Due but for a block", () -> watch.counts().blocked()),
        new Gauge(
            "slett_applications_without_erasure_date",
            "Nothing says when they go",
            () -> watch.counts().withoutDate()),
        new Gauge(
            "slett_applications_without_key",
            "A key is missing, nobody can open them",
            () -> watch.counts().withoutKey()));
  }

  private SessionAuthentication authentication(SignIn signIn) {
    var issuer =
        new BearerAuthentication(
            configuration.oidc(),
            new IssuerKeys(configuration.oidc(), IssuerKeys.Caching.DEFAULT),
            systemClock);
    var perClient = new RateLimit(configuration.limits().callsPerClient(), systemClock);
    return new SessionAuthentication(new LimitedClients(issuer, perClient), signIn);
  }

  /** Nothing to tell when a check passes; it throws otherwise. */
  static Optional<String> well(Runnable check) {
    check.run();
    return Optional.empty();
  }

  /** What the index still lacks. */
  static Optional<String> incomplete(Rebuild.Progress progress) {
    return progress.processes() == 0
        ? Optional.empty()
        : Optional.of("rebuilding: " + progress.done() + " of " + progress.total());
  }
}
