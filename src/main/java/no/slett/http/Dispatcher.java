package no.slett.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRoute;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The way of every call: framing, readiness, authentication, access, handler, answer, end of the
 * body. Nothing is reachable but the routes it was given.
 */
public final class Dispatcher {
  private final List<Route> routes;
  private final Authentication authentication;
  private final Errors errors;
  private final Json json;
  private final BodyLimits limits;
  private final BodyWatchdog watchdog;
  private final BooleanSupplier open;
  private final Reply reply;
  private volatile boolean draining;

  /**
   * Puts the routes behind one door.
   *
   * @param open false as long as every call is to be answered 503 {@code not-ready}
   */
  public Dispatcher(
      Routes routes,
      Authentication authentication,
      Errors errors,
      Json json,
      BodyLimits limits,
      BodyWatchdog watchdog,
      BooleanSupplier open) {
    this.routes = routes.all();
    this.authentication = authentication;
    this.errors = errors;
    this.json = json;
    this.limits = limits;
    this.watchdog = watchdog;
    this.open = open;
    this.reply = new Reply(json, watchdog, limits);
  }

  /** Registers the routes, and a last one that answers 404 or 405 for everything else. */
  public void addTo(HttpRouting.Builder routing) {
    for (var route : routes) {
      routing.route(
          HttpRoute.builder()
              .methods(route.method())
              .path(route.template())
              .handler((request, response) -> call(route, request, response))
              .build());
    }
    routing.any((request, response) -> miss(request, response));
  }

  /**
   * From now on every answer ends its connection, so that a stop need not wait for idle clients.
   */
  public void drain() {
    draining = true;
  }

  private void call(Route route, ServerRequest request, ServerResponse response) {
    var where = route.method().text() + " " + route.template();
    answer(where, request, response, body -> handle(route, request, body));
  }

  private void miss(ServerRequest request, ServerResponse response) {
    answer(
        "no route",
        request,
        response,
        body -> {
          throw missing(request).exception();
        });
  }

  private Answer handle(Route route, ServerRequest request, RequestBody body) throws Exception {
    if (!open.getAsBoolean()) {
      throw ProblemType.NOT_READY.because("The service is starting or stopping: try again soon.");
    }
    var caller =
        authentication.authenticate(request.headers().all(HeaderNames.AUTHORIZATION, List::of));
    route.access().admit(caller);
    return route.handler().handle(new Exchange(request, caller, body, json, limits));
  }

  private Problem missing(ServerRequest request) {
    var path = request.prologue().uriPath();
    var allowed =
        routes.stream()
            .filter(route -> PathMatchers.create(route.template()).match(path).accepted())
            .map(route -> route.method().text())
            .collect(Collectors.joining(", "));
    return allowed.isEmpty() ? Refusals.of(404) : Refusals.of(405).header("Allow", allowed);
  }

  /** What happens between the beginning of a call and its answer. */
  @FunctionalInterface
  private interface Work {
    Answer work(RequestBody body) throws Exception;
  }

  private void answer(String where, ServerRequest request, ServerResponse response, Work work) {
    boolean keepAlive;
    try (var body = new RequestBody(request, watchdog)) {
      keepAlive = attempt(where, request, response, body, work);
      if (!keepAlive) {
        body.linger();
      }
    }
    if (!keepAlive) {
      throw new CloseConnectionException("the body was not read to its end");
    }
  }

  private boolean attempt(
      String where, ServerRequest request, ServerResponse response, RequestBody body, Work work) {
    try {
      Framing.check(request.headers(), body);
      var answer = work.work(body);
      boolean keepAlive = body.settle() && !draining;
      reply.send(response, answer, keepAlive);
      return keepAlive;
    } catch (CloseConnectionException e) {
      throw e;
    } catch (Throwable e) {
      return fail(errors.problem(e, where), response, body);
    }
  }

  private boolean fail(Problem problem, ServerResponse response, RequestBody body) {
    boolean keepAlive = body.settle() && !draining;
    try {
      reply.send(response, problem, keepAlive);
    } catch (IllegalStateException e) {
      throw new CloseConnectionException("the answer had begun");
    }
    return keepAlive;
  }
}
