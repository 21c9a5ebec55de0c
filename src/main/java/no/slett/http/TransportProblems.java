package no.slett.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/**
 * Answers what never becomes a call: request lines, headers and hosts that are not valid HTTP. The
 * server's own messages quote the request, so none is passed on.
 */
public final class TransportProblems implements DirectHandler {
  private final Json json;

  private TransportProblems(Json json) {
    this.json = json;
  }

  /** For every kind of event of the server. */
  public static DirectHandlers handlers(Json json) {
    var builder = DirectHandlers.builder();
    for (var type : EventType.values()) {
      builder.addHandler(type, new TransportProblems(json));
    }
    return builder.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var problem = Refusals.of(status.code());
    var response =
        TransportResponse.builder()
            .status(Status.create(problem.type().status()))
            .header(HeaderNames.CONTENT_TYPE, Reply.PROBLEM)
            .keepAlive(false)
            .entity(json.write(problem.body()));
    problem.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
    Reply.SAFE.forEach((name, value) -> response.header(HeaderNames.create(name), value));
    return response.build();
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      Throwable thrown,
      System.Logger logger) {
    return handle(request, type, status, headers, "");
  }
}
