package no.slett.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  private static final Access PUBLIC = Access.publicRoute();
  private static final String SECRET = "Kari Nordmann kari@example.org";

  record Thing(String name, @Nullable Instant at) {}

  static final class StoreDown extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void answersJsonWithSafeHeaders() throws Exception {
    var routes =
        new Routes()
            .get("/v1/things", PUBLIC, _ -> Answer.ok(new Thing("blåbær", Instant.EPOCH)))
            .get("/v1/bare", PUBLIC, _ -> Answer.ok(new Thing("x", null)));
    try (var server = TestServer.of(routes)) {
      var answer = server.get("/v1/things");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"name\":\"blåbær\",\"at\":\"1970-01-01T00:00:00Z\"}");
      assertHeader(answer, "content-type", "application/json");
      assertHeader(answer, "cache-control", "no-store");
      assertHeader(answer, "x-content-type-options", "nosniff");
      assertHeader(answer, "referrer-policy", "no-referrer");
      assertHeader(answer, "content-security-policy", "default-src 'none'; frame-ancestors 'none'");
      assertThat(server.get("/v1/bare").body()).isEqualTo("{\"name\":\"x\"}");
    }
  }

  @Test
  void answersCreatedEmptyBytesAndDownloads() throws Exception {
    var routes =
        new Routes()
            .post("/created", PUBLIC, _ -> Answer.created("/v1/things/1", Map.of("id", 1)))
            .delete("/empty", PUBLIC, _ -> Answer.noContent())
            .get("/bytes", PUBLIC, _ -> Answer.text("text/plain; charset=utf-8", "æ"))
            .get("/public", PUBLIC, _ -> Answer.ok(1).header("Cache-Control", "public"))
            .get(
                "/download",
                PUBLIC,
                _ ->
                    Answer.stream("application/pdf", 3, out -> out.write(abc()))
                        .attachment("æ.pdf"))
            .get("/chunks", PUBLIC, _ -> Answer.stream("text/plain", out -> out.write(abc())));
    try (var server = TestServer.of(routes)) {
      var created = server.send(server.to("/created").POST(BodyPublishers.noBody()));
      assertThat(created.statusCode()).isEqualTo(201);
      assertHeader(created, "location", "/v1/things/1");
      var empty = server.send(server.to("/empty").DELETE());
      assertThat(empty.statusCode()).isEqualTo(204);
      assertThat(empty.body()).isEmpty();
      assertThat(server.get("/bytes").body()).isEqualTo("æ");
      assertHeader(server.get("/public"), "cache-control", "public");
      var download = server.get("/download");
      assertThat(download.body()).isEqualTo("abc");
      assertHeader(download, "content-length", "3");
      assertHeader(
          download,
          "content-disposition",
          "attachment; filename=\"_.pdf\"; filename*=UTF-8''%C3%A6.pdf");
      assertHeader(download, "content-security-policy", "default-src 'none'; sandbox");
      assertThat(server.get("/chunks").body()).isEqualTo("abc");
    }
  }

  @Test
  void unknownPathsAndMethodsAreProblems() throws Exception {
    var routes = new Routes().get("/v1/a/{id}", PUBLIC, _ -> Answer.ok(1));
    try (var server = TestServer.of(routes)) {
      assertProblem(server.get("/v1/b"), 404, "not-found");
      var put = server.send(server.to("/v1/a/7").PUT(BodyPublishers.ofString("x")));
      assertProblem(put, 405, "method-not-allowed");
      assertHeader(put, "allow", "GET");
      var odd = server.send(server.to("/v1/a/7").method("BREW", BodyPublishers.noBody()));
      assertProblem(odd, 405, "method-not-allowed");
      assertProblem(server.get("/v1/a/7/8"), 404, "not-found");
    }
  }

  @Test
  void unexpectedExceptionsAreHiddenAndLoggedWithoutTheirMessages() throws Exception {
    Queue<String> log = new ConcurrentLinkedQueue<>();
    var handler = new Recorder(log);
    var logger = Logger.getLogger(Errors.class.getName());
    logger.addHandler(handler);
    var routes =
        new Routes()
            .get("/v1/{id}/boom", PUBLIC, _ -> throwing(new IllegalStateException(SECRET)))
            .get("/checked", PUBLIC, _ -> throwing(new IOException(SECRET)))
            .get("/error", PUBLIC, _ -> throwing(new AssertionError(SECRET)));
    try (var server = TestServer.of(routes)) {
      var boom = server.get("/v1/kari/boom");
      assertProblem(boom, 500, "internal");
      assertThat(boom.body()).contains("errorId").doesNotContain("Kari", "IllegalState", "at no.");
      assertProblem(server.get("/checked"), 500, "internal");
      assertProblem(server.get("/error"), 500, "internal");
    } finally {
      logger.removeHandler(handler);
    }
    assertThat(String.join("\n", log))
        .contains("IllegalStateException", "GET /v1/{id}/boom", "DispatcherTest")
        .doesNotContain("Kari", "kari");
  }

  @Test
  void knownExceptionsOfOtherRoomsBecomeTheirProblems() throws Exception {
    var errors =
        new Errors(
            List.of(
                new ErrorMapping<>(
                    StoreDown.class, _ -> ProblemType.STORAGE_UNAVAILABLE.problem("Try again."))));
    var routes = new Routes().get("/x", PUBLIC, _ -> throwing(new StoreDown()));
    try (var server = TestServer.of(routes, errors)) {
      assertProblem(server.get("/x"), 503, "storage-unavailable");
    }
  }

  @Test
  void everyKindOfProblemHasItsStatusAndName() throws Exception {
    var routes = new Routes();
    for (var type : ProblemType.values()) {
      routes.get("/" + type.name(), PUBLIC, _ -> throwing(type.because("do this")));
    }
    try (var server = TestServer.of(routes)) {
      for (var type : ProblemType.values()) {
        var answer = server.get("/" + type.name());
        assertThat(answer.statusCode()).isEqualTo(type.status());
        assertThat(answer.body())
            .startsWith("{\"type\":\"" + type.urn() + "\",\"title\":\"" + type.title())
            .contains("\"status\":" + type.status(), "\"detail\":\"do this\"");
      }
    }
  }

  @Test
  void whileNotReadyNothingIsServed() throws Exception {
    try (var server = TestServer.of(new Routes().get("/x", PUBLIC, _ -> Answer.ok(1)))) {
      server.open.set(false);
      assertProblem(server.get("/x"), 503, "not-ready");
      server.open.set(true);
      assertThat(server.get("/x").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyRouteRefusesWhoeverItsAccessDoesNotName() throws Exception {
    var routes =
        new Routes()
            .get("/public", PUBLIC, _ -> Answer.ok(1))
            .get("/apply", Access.publicOrScope(Principal.APPLICATIONS_WRITE), _ -> Answer.ok(1))
            .get("/staff", Access.staff(), _ -> Answer.ok(1))
            .get("/recruit", Access.roles(Role.RECRUITER, Role.HIRING_MANAGER), _ -> Answer.ok(1))
            .get("/privacy", Access.roles(Role.PRIVACY_OFFICER), _ -> Answer.ok(1));
    try (var server = TestServer.of(routes, DispatcherTest::byName)) {
      assertThat(statuses(server, Optional.empty())).containsExactly(200, 200, 401, 401, 401);
      assertThat(statuses(server, Optional.of("recruiter")))
          .containsExactly(200, 403, 200, 200, 403);
      assertThat(statuses(server, Optional.of("hiring-manager")))
          .containsExactly(200, 403, 200, 200, 403);
      assertThat(statuses(server, Optional.of("privacy-officer")))
          .containsExactly(200, 403, 200, 403, 200);
      assertThat(statuses(server, Optional.of("applications:write")))
          .containsExactly(200, 200, 403, 403, 403);
      assertHeader(server.get("/staff"), "www-authenticate", "Bearer");
    }
  }

  private static Principal byName(List<String> authorization) {
    if (authorization.isEmpty()) {
      return new Principal.Anonymous();
    }
    var name = authorization.getFirst();
    var roles = Role.of(name).map(Set::of).orElse(Set.of());
    return new Principal.Authenticated("s", roles, Set.of(name), true, Optional.empty());
  }

  private static List<Integer> statuses(TestServer server, Optional<String> name) {
    return List.of("/public", "/apply", "/staff", "/recruit", "/privacy").stream()
        .map(
            path -> {
              try {
                return name.isEmpty()
                    ? server.get(path).statusCode()
                    : server.get(path, "Authorization", name.get()).statusCode();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }

  @Test
  void malformedIdsAreNotFound() throws Exception {
    var routes =
        new Routes()
            .get(
                "/v1/hiring-processes/{id}",
                PUBLIC,
                x -> Answer.ok(x.id("id", HiringProcessId::parse).toString()));
    try (var server = TestServer.of(routes)) {
      var id = HiringProcessId.random().toString();
      assertThat(server.get("/v1/hiring-processes/" + id).body()).contains(id);
      for (var bad : List.of("1", id.toUpperCase(Locale.ROOT), "%00", "..%2f", "%C3%A6")) {
        assertProblem(server.get("/v1/hiring-processes/" + bad), 404, "not-found");
      }
    }
  }

  @Test
  void pagesAreReadStrictly() throws Exception {
    var routes =
        new Routes()
            .get(
                "/list",
                PUBLIC,
                x -> {
                  var page = x.page();
                  var after = page.after().map(Cursor::value).orElse("-");
                  return Answer.ok(
                      Listing.of(List.of(after, page.limit()), Optional.of(new Cursor("æ|2"))));
                });
    try (var server = TestServer.of(routes)) {
      var token = new Cursor("æ|2").token();
      assertThat(server.get("/list").body())
          .isEqualTo("{\"items\":[\"-\",50],\"nextCursor\":\"" + token + "\"}");
      assertThat(server.get("/list?limit=100&cursor=" + token).body()).contains("[\"æ|2\",100]");
      for (var bad : List.of("limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2")) {
        assertProblem(server.get("/list?" + bad), 422, "invalid-field");
      }
      for (var bad : List.of("cursor=*", "cursor=" + token + "%3D", "cursor=_w")) {
        assertProblem(server.get("/list?" + bad), 422, "invalid-field");
      }
    }
  }

  @Test
  void streamsThatFailEarlyAreProblemsAndLateOnesAreCut() throws Exception {
    var routes =
        new Routes()
            .get("/early", PUBLIC, _ -> Answer.stream("text/plain", 9, _ -> throwing(gone())))
            .get(
                "/late",
                PUBLIC,
                _ ->
                    Answer.stream(
                        "text/plain",
                        out -> {
                          out.write(new byte[100_000]);
                          out.flush();
                          throwing(gone());
                        }))
            .get("/long", PUBLIC, _ -> Answer.stream("text/plain", 40_000, this::tooMuch))
            .get("/short", PUBLIC, _ -> Answer.stream("text/plain", 9, out -> out.write(abc())));
    try (var server = TestServer.of(routes)) {
      assertProblem(server.get("/early"), 404, "not-found");
      assertThatThrownBy(() -> server.get("/late")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> server.get("/long")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> server.get("/short")).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStreamIsWholeAlsoForAClientThatWantsNoMore() throws Exception {
    var routes =
        new Routes().get("/chunks", PUBLIC, _ -> Answer.stream("text/plain", this::twoPieces));
    try (var server = TestServer.of(routes);
        var socket = new RawSocket(server.port())) {
      socket.send("GET /chunks HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(socket.readToEnd()).endsWith("\r\n0\r\n\r\n");
    }
  }

  private void twoPieces(OutputStream out) throws IOException {
    out.write(new byte[30_000]);
    out.flush();
    out.write(abc());
  }

  private void tooMuch(OutputStream out) throws IOException {
    out.write(new byte[30_000]);
    out.write(new byte[30_000]);
  }

  @Test
  void theSameRouteTwiceIsAMistake() {
    var routes = new Routes().get("/x", PUBLIC, _ -> Answer.ok(1));
    assertThatThrownBy(() -> routes.get("/x", PUBLIC, _ -> Answer.ok(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(routes.all()).hasSize(1);
  }

  static void assertProblem(HttpResponse<String> answer, int status, String name) {
    assertThat(answer.body()).contains("\"urn:slett:problem:" + name + "\"");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertHeader(answer, "content-type", "application/problem+json");
    assertHeader(answer, "cache-control", "no-store");
  }

  static void assertHeader(HttpResponse<String> answer, String name, String value) {
    assertThat(answer.headers().allValues(name)).containsExactly(value);
  }

  private static ProblemException gone() {
    return ProblemType.NOT_FOUND.because("no such thing");
  }

  private static byte[] abc() {
    return "abc".getBytes(StandardCharsets.US_ASCII);
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> Answer throwing(Throwable thrown) throws X {
    throw (X) thrown;
  }

  private static final class Recorder extends Handler {
    private final Queue<String> log;

    Recorder(Queue<String> log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord record) {
      log.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
