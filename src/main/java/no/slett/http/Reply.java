package no.slett.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes answers and problems. */
final class Reply {
  /** What every answer carries unless its handler says otherwise. */
  static final Map<String, String> SAFE =
      Map.of(
          "Cache-Control", "no-store",
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

  static final String PROBLEM = "application/problem+json";

  private final Json json;
  private final BodyWatchdog watchdog;
  private final BodyLimits limits;

  Reply(Json json, BodyWatchdog watchdog, BodyLimits limits) {
    this.json = json;
    this.watchdog = watchdog;
    this.limits = limits;
  }

  void send(ServerResponse response, Answer answer, boolean keepAlive) throws IOException {
    head(response, answer.status(), answer.headers(), keepAlive);
    try (var client = new ClientWrites(watchdog, limits)) {
      switch (answer.content()) {
        case Answer.Content.Empty() -> client.write(response::send);
        case Answer.Content.Json(var value) ->
            bytes(client, response, "application/json", json.write(value));
        case Answer.Content.Bytes(var type, var bytes) -> bytes(client, response, type, bytes);
        case Answer.Content.Stream stream -> stream(client, response, stream);
      }
    }
  }

  void send(ServerResponse response, Problem problem, boolean keepAlive) {
    head(response, problem.type().status(), problem.headers(), keepAlive);
    try (var client = new ClientWrites(watchdog, limits)) {
      bytes(client, response, PROBLEM, json.write(problem.body()));
    }
  }

  private static void head(
      ServerResponse response, int status, Map<String, String> own, boolean keepAlive) {
    response.headers().clear();
    response.status(Status.create(status));
    var headers = new LinkedHashMap<>(SAFE);
    headers.putAll(own);
    headers.forEach((name, value) -> response.header(HeaderNames.create(name), value));
    if (!keepAlive) {
      response.header(HeaderNames.CONNECTION, "close");
    }
  }

  private static void bytes(
      ClientWrites client, ServerResponse response, String type, byte[] bytes) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    client.write(() -> response.send(bytes));
  }

  private static void stream(
      ClientWrites client, ServerResponse response, Answer.Content.Stream stream)
      throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, stream.mediaType());
    stream.length().ifPresent(response::contentLength);
    try (var out = new LateStream(response, client, stream.length())) {
      stream.writer().write(out);
      out.finish();
    }
  }
}
