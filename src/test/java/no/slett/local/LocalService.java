package no.slett.local;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import no.slett.CrashPoints;
import no.slett.Service;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.config.Configuration;
import no.slett.database.DatabaseSettings;
import no.slett.database.Migrations;

/** The service itself, started as production starts it: migrated by the owner, then served. */
final class LocalService {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private LocalService() {}

  static AutoCloseable start(Map<String, String> environment, InstantSource clock)
      throws Exception {
    var owner = Configuration.readOwner(environment, Optional.empty());
    var settings = new DatabaseSettings(owner.url(), owner.user(), owner.password(), 2);
    new Migrations(settings, owner.serviceRole(), owner.backupRole()).run();
    var system = InstantSource.system();
    var service =
        new Service(
            Configuration.read(environment, Optional.empty()),
            new ServiceClock(clock),
            new SystemClock(system),
            CrashPoints.none());
    try {
      awaitReady(service.operatorPort(), system);
    } catch (Exception e) {
      service.close();
      throw e;
    }
    return service;
  }

  private static void awaitReady(int port, InstantSource system) throws Exception {
    var until = system.instant().plus(PATIENCE);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")).build();
    try (var client = HttpClient.newHttpClient()) {
      while (client.send(request, BodyHandlers.discarding()).statusCode() != 200) {
        demandTime(system.instant(), until);
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  private static void demandTime(Instant now, Instant until) {
    if (now.isAfter(until)) {
      throw new CannotStartException("the service does not get ready; see the lines above");
    }
  }
}
