package no.slett.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.slett.clock.SystemClock;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Authentication;
import no.slett.http.BearerAuthentication;
import no.slett.http.BodyLimits;
import no.slett.http.BodyWatchdog;
import no.slett.http.Dispatcher;
import no.slett.http.Errors;
import no.slett.http.IssuerKeys;
import no.slett.http.Json;
import no.slett.http.OidcSettings;
import no.slett.http.Principal;
import no.slett.http.Role;
import no.slett.http.Routes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerTest {
  private final Json json = new Json();
  private final BodyWatchdog watchdog = new BodyWatchdog(BodyLimits.DEFAULT);
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    client.close();
    watchdog.close();
  }

  private Server start() {
    return start(_ -> new Principal.Anonymous(), Duration.ZERO);
  }

  private Server start(Authentication authentication, Duration drain) {
    var routes =
        new Routes()
            .add(new OpenApi(json))
            .get("/v1/public", Access.publicRoute(), _ -> Answer.ok("public"))
            .get("/v1/staff", Access.roles(Role.RECRUITER), x -> Answer.ok(x.caller().subject()))
            .get(
                "/v1/slow",
                Access.publicRoute(),
                _ -> {
                  entered.countDown();
                  return Answer.ok(release.await(10, TimeUnit.SECONDS));
                });
    var api =
        new Dispatcher(
            routes,
            authentication,
            new Errors(List.of()),
            json,
            BodyLimits.DEFAULT,
            watchdog,
            () -> true);
    var checks =
        List.of(
            new Readiness("database", trouble::get),
            new Readiness("store", Optional::empty),
            new Readiness("broken", this::broken),
            new Readiness("hanging", this::hanging));
    var usual = ServerSettings.of("127.0.0.1", 0, 0);
    var settings =
        new ServerSettings(
            "127.0.0.1",
            0,
            0,
            usual.maxConnections(),
            usual.idle(),
            usual.head(),
            drain,
            usual.grace());
    return Server.start(
        settings,
        api,
        new Health(checks, Duration.ofSeconds(1)),
        List.of(new Gauge("slett_of_a_test", "What it tests", () -> 42)),
        json,
        watchdog);
  }

  private Optional<String> broken() throws IOException {
    if (trouble.get().equals(Optional.of("throw"))) {
      throw new IOException("jdbc:secret");
    }
    return Optional.empty();
  }

  private Optional<String> hanging() throws InterruptedException {
    if (trouble.get().equals(Optional.of("hang"))) {
      new CountDownLatch(1).await();
    }
    return Optional.empty();
  }

  @Test
  void probesAnswerOnTheOperatorsSocketOnly() throws Exception {
    try (var server = start()) {
      assertThat(get(server.operatorPort(), "/health/live").statusCode()).isEqualTo(200);
      var ready = get(server.operatorPort(), "/health/ready");
      assertThat(ready.statusCode()).isEqualTo(200);
      assertThat(ready.body())
          .startsWith("{\"status\":\"up\",\"checks\":[{\"name\":\"database\",\"status\":\"up\"}");
      for (var path : List.of("/health/live", "/health/ready", "/metrics", "/observe/metrics")) {
        assertThat(get(server.port(), path).statusCode()).isEqualTo(404);
      }
      assertThat(get(server.operatorPort(), "/v1/public").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void whatIsWrongIsNamedWithoutMessages() throws Exception {
    try (var server = start()) {
      assertNotReady(server, "not migrated", "\"detail\":\"not migrated\"");
      assertNotReady(server, "throw", "\"name\":\"broken\",\"status\":\"down\"", "IOException");
      assertNotReady(server, "hang", "\"name\":\"hanging\",\"status\":\"down\"", "no answer");
      assertThat(get(server.operatorPort(), "/health/live").statusCode()).isEqualTo(200);
    }
  }

  private void assertNotReady(Server server, String what, String... said) throws Exception {
    trouble.set(Optional.of(what));
    var ready = get(server.operatorPort(), "/health/ready");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains(said).doesNotContain("secret");
  }

  @Test
  void metricsAreInThePrometheusFormat() throws Exception {
    try (var server = start()) {
      var metrics = get(server.operatorPort(), "/metrics");
      assertThat(metrics.statusCode()).isEqualTo(200);
      assertThat(metrics.headers().firstValue("content-type").orElse("")).contains("text/plain");
      assertThat(metrics.body()).contains("# TYPE").containsPattern("\nslett_of_a_test.* 42");
    }
  }

  @Test
  void theContractIsServedInBothForms() throws Exception {
    try (var server = start()) {
      var yaml = get(server.port(), "/openapi");
      assertThat(yaml.body()).startsWith("openapi: 3.1");
      assertThat(yaml.headers().firstValue("content-type").orElse("")).contains("openapi");
      var asJson = get(server.port(), "/openapi", "Accept", "application/json");
      assertThat(asJson.body()).startsWith("{\"openapi\":\"3.1");
      assertThat(asJson.headers().firstValue("content-type")).contains("application/json");
    }
  }

  @Test
  void staffComeInWithATokenOfTheIssuer() throws Exception {
    var oauth = new MockOAuth2Server();
    oauth.start();
    warmUp(oauth);
    try (var server = start(authentication(oauth), Duration.ZERO)) {
      assertThat(get(server.port(), "/v1/staff").statusCode()).isEqualTo(401);
      var recruiter = token(oauth, "slett", Map.of("roles", List.of("recruiter")));
      assertThat(bearer(server, recruiter).statusCode()).isEqualTo(200);
      assertThat(bearer(server, recruiter).body()).isEqualTo("\"kari\"");
      assertThat(bearer(server, token(oauth, "slett", Map.of("roles", "cook"))).statusCode())
          .isEqualTo(403);
      assertThat(bearer(server, token(oauth, "other", Map.of("roles", "recruiter"))).statusCode())
          .isEqualTo(401);
      assertThat(get(server.port(), "/v1/public", "Authorization", "Basic eDp5").statusCode())
          .isEqualTo(401);
    } finally {
      oauth.shutdown();
    }
  }

  /** On a busy machine the issuer's first answer may take longer than the service waits for it. */
  private static void warmUp(MockOAuth2Server oauth) throws Exception {
    var client = HttpClient.newHttpClient();
    for (var url : List.of(oauth.wellKnownUrl("slett"), oauth.jwksUrl("slett"))) {
      client.send(HttpRequest.newBuilder(url.uri()).build(), BodyHandlers.discarding());
    }
  }

  private static Authentication authentication(MockOAuth2Server oauth) {
    var settings =
        new OidcSettings(
            oauth.issuerUrl("slett").toString(), "slett", OidcSettings.ROLES, Optional.empty());
    return new BearerAuthentication(
        settings,
        new IssuerKeys(settings, IssuerKeys.Caching.DEFAULT),
        new SystemClock(InstantSource.system()));
  }

  private static String token(MockOAuth2Server oauth, String audience, Map<String, Object> claims) {
    return oauth.issueToken("slett", "kari", audience, claims).serialize();
  }

  private HttpResponse<String> bearer(Server server, String token) throws Exception {
    return get(server.port(), "/v1/staff", "Authorization", "Bearer " + token);
  }

  @Test
  void aStopSaysSoFirstAndLetsCallsEnd() throws Exception {
    var server = start(_ -> new Principal.Anonymous(), Duration.ofSeconds(1));
    var slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return get(server.port(), "/v1/slow").statusCode();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    var stopping = CompletableFuture.runAsync(server::close);
    await().until(() -> get(server.operatorPort(), "/health/ready").statusCode() == 503);
    assertThat(get(server.operatorPort(), "/health/ready").body()).contains("stopping");
    assertThat(get(server.port(), "/v1/public").statusCode()).isEqualTo(200);
    int port = server.port();
    await().until(() -> refuses(port));
    release.countDown();
    assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    stopping.get(10, TimeUnit.SECONDS);
  }

  private static boolean refuses(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aTakenPortStopsTheStart() throws Exception {
    try (var server = start()) {
      var settings = ServerSettings.of("127.0.0.1", server.port(), 0);
      var api =
          new Dispatcher(
              new Routes(),
              _ -> new Principal.Anonymous(),
              new Errors(List.of()),
              json,
              BodyLimits.DEFAULT,
              watchdog,
              () -> true);
      var health = new Health(List.of(), Duration.ofSeconds(1));
      assertThatThrownBy(
              () -> Server.start(settings, api, health, List.of(), json, watchdog).close())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("127.0.0.1");
    }
  }

  private HttpResponse<String> get(int port, String path, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    var built = headers.length == 0 ? request.build() : request.headers(headers).build();
    return client.send(built, BodyHandlers.ofString());
  }
}
