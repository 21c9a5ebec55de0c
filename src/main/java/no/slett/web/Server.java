package no.slett.web;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.observe.ObserveFeature;
import io.helidon.webserver.observe.metrics.MetricsObserver;
import java.util.List;
import java.util.function.Consumer;
import no.slett.http.BodyLimits;
import no.slett.http.BodyWatchdog;
import no.slett.http.ConnectionGuard;
import no.slett.http.Dispatcher;
import no.slett.http.Errors;
import no.slett.http.Json;
import no.slett.http.Principal;
import no.slett.http.Routes;
import no.slett.http.TransportProblems;

/** Both sockets, from start to a stop that lets calls under way end. */
public final class Server implements AutoCloseable {
  /** Held, because loggers are collected with their level: it dumps bytes of bodies that break. */
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

  private static final String OPERATOR = "operator";
  private static final int OPERATOR_CONNECTIONS = 64;
  private static final double FIRST = 1000;

  private final ServerSettings settings;
  private final Health health;
  private final List<Dispatcher> dispatchers;
  private final Gauges gauges;
  private final WebServer server;

  private Server(
      ServerSettings settings,
      Health health,
      List<Dispatcher> dispatchers,
      Gauges gauges,
      WebServer server) {
    this.settings = settings;
    this.health = health;
    this.dispatchers = dispatchers;
    this.gauges = gauges;
    this.server = server;
  }

  /**
   * Starts listening on both sockets.
   *
   * @param api the features' routes
   * @param gauges what {@code /metrics} shows besides the machine's own
   * @throws IllegalStateException when a port cannot be had
   */
  public static Server start(
      ServerSettings settings,
      Dispatcher api,
      Health health,
      List<Gauge> gauges,
      Json json,
      BodyWatchdog watchdog) {
    LIBRARY.setLevel(java.util.logging.Level.OFF);
    var operator = operator(health, json, watchdog);
    // Helidon keeps its metrics in one map for all servers of a JVM, and does not guard it.
    synchronized (OPERATOR) {
      var server =
          WebServer.builder()
              .update(it -> listen(it, settings, json, watchdog))
              .port(settings.port())
              .maxTcpConnections(settings.maxConnections())
              .routing((Consumer<HttpRouting.Builder>) api::addTo)
              .putSocket(OPERATOR, operatorSocket(settings, json, watchdog, operator))
              .shutdownHook(false)
              .featuresDiscoverServices(false)
              .addFeature(metrics())
              .build();
      var started = started(server, settings);
      return new Server(settings, health, List.of(api, operator), new Gauges(gauges), started);
    }
  }

  /** Helidon logs a port that is taken and returns as if all were well. */
  private static WebServer started(WebServer server, ServerSettings settings) {
    if (server.start().isRunning()) {
      return server;
    }
    server.stop();
    throw new IllegalStateException(
        "cannot listen on %s, ports %d and %d"
            .formatted(settings.host(), settings.port(), settings.operatorPort()));
  }

  private static ListenerConfig operatorSocket(
      ServerSettings settings, Json json, BodyWatchdog watchdog, Dispatcher operator) {
    return ListenerConfig.builder()
        .update(it -> listen(it, settings, json, watchdog))
        .name(OPERATOR)
        .port(settings.operatorPort())
        .maxTcpConnections(OPERATOR_CONNECTIONS)
        .routing((Consumer<HttpRouting.Builder>) operator::addTo)
        .build();
  }

  private static void listen(
      ListenerConfig.BuilderBase<?, ?> socket,
      ServerSettings settings,
      Json json,
      BodyWatchdog watchdog) {
    socket
        .host(settings.host())
        .idleConnectionTimeout(settings.idle())
        .idleConnectionPeriod(settings.idle().dividedBy(2))
        .shutdownGracePeriod(settings.grace())
        .protocolsDiscoverServices(false)
        .addConnectionSelector(new ConnectionGuard(watchdog, settings.head()))
        .directHandlers(TransportProblems.handlers(json));
  }

  private static Dispatcher operator(Health health, Json json, BodyWatchdog watchdog) {
    return new Dispatcher(
        new Routes().add(health),
        _ -> new Principal.Anonymous(),
        new Errors(List.of()),
        json,
        BodyLimits.DEFAULT,
        watchdog,
        () -> true);
  }

  /** Before the dispatcher of the operator's socket, which answers all that is left. */
  private static ObserveFeature metrics() {
    return ObserveFeature.builder()
        .observersDiscoverServices(false)
        .addObserver(MetricsObserver.builder().endpoint("/metrics").build())
        .addSockets(List.of(OPERATOR))
        .weight(FIRST)
        .build();
  }

  /** The public port in use. */
  public int port() {
    return server.port();
  }

  /** The operator's port in use. */
  public int operatorPort() {
    return server.port(OPERATOR);
  }

  /** Says that it is not ready, waits for the proxies to notice, then ends. */
  @Override
  public void close() {
    health.stop();
    try {
      Thread.sleep(settings.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    dispatchers.forEach(Dispatcher::drain);
    server.stop();
    gauges.close();
  }
}
