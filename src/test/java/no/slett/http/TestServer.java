package no.slett.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A real server on a free port with the routes of one test. */
final class TestServer implements AutoCloseable {
  static final Json JSON = new Json();

  final BodyWatchdog watchdog;
  final AtomicBoolean open = new AtomicBoolean(true);
  private final WebServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestServer(
      Routes routes, Authentication authentication, Errors errors, BodyLimits limits) {
    watchdog = new BodyWatchdog(limits);
    var dispatcher =
        new Dispatcher(routes, authentication, errors, JSON, limits, watchdog, open::get);
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            .protocolsDiscoverServices(false)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .addConnectionSelector(new ConnectionGuard(watchdog, Duration.ofMillis(600)))
            .directHandlers(TransportProblems.handlers(JSON))
            .routing((Consumer<HttpRouting.Builder>) dispatcher::addTo)
            .build()
            .start();
  }

  static TestServer of(Routes routes) {
    return of(routes, BodyLimits.DEFAULT);
  }

  static TestServer of(Routes routes, BodyLimits limits) {
    return new TestServer(routes, _ -> new Principal.Anonymous(), new Errors(List.of()), limits);
  }

  static TestServer of(Routes routes, Authentication authentication) {
    return new TestServer(routes, authentication, new Errors(List.of()), BodyLimits.DEFAULT);
  }

  static TestServer of(Routes routes, Errors errors) {
    return new TestServer(routes, _ -> new Principal.Anonymous(), errors, BodyLimits.DEFAULT);
  }

  int port() {
    return server.port();
  }

  RawSocket raw() throws IOException {
    return new RawSocket(port());
  }

  HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    var request = to(path);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> post(String path, String type, String body) throws Exception {
    return send(to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    server.stop();
    watchdog.close();
    client.close();
  }
}
