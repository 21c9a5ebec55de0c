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

  Reply(Json json) {
    this.json = json;
  }

  void send(ServerResponse response, Answer answer, boolean keepAlive) throws IOException {
    head(response, answer.status(), answer.headers(), keepAlive);
    switch (answer.content()) {
      case Answer.Content.Empty() -> response.send();
      case Answer.Content.Json(var value) -> bytes(response, "application/json", json.write(value));
      case Answer.Content.Bytes(var type, var bytes) -> bytes(response, type, bytes);
      case Answer.Content.Stream stream -> stream(response, stream);
    }
  }

  void send(ServerResponse response, Problem problem, boolean keepAlive) {
    head(response, problem.type().status(), problem.headers(), keepAlive);
    bytes(response, PROBLEM, json.write(problem.body()));
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

  private static void bytes(ServerResponse response, String type, byte[] bytes) {
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.send(bytes);
  }

  private static void stream(ServerResponse response, Answer.Content.Stream stream)
      throws IOException {
    response.header(HeaderNames.CONTENT_TYPE, stream.mediaType());
    stream.length().ifPresent(response::contentLength);
    try (var out = new LateStream(response)) {
      stream.writer().write(out);
      out.finish();
    }
  }
}
