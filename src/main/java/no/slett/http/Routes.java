package no.slett.http;

import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.List;

/** Collects routes, in order; the list can be compared with openapi.yaml. */
public final class Routes {
  private final List<Route> routes = new ArrayList<>();

  /** What a feature hands in: its routes. */
  @FunctionalInterface
  public interface Source {
    /** Adds the feature's routes. */
    void addTo(Routes routes);
  }

  /** Adds the routes of a feature. */
  public Routes add(Source source) {
    source.addTo(this);
    return this;
  }

  /** Adds a GET. */
  public Routes get(String template, Access access, Route.Handler handler) {
    return add(Method.GET, template, access, handler);
  }

  /** Adds a POST. */
  public Routes post(String template, Access access, Route.Handler handler) {
    return add(Method.POST, template, access, handler);
  }

  /** Adds a PUT. */
  public Routes put(String template, Access access, Route.Handler handler) {
    return add(Method.PUT, template, access, handler);
  }

  /** Adds a PATCH. */
  public Routes patch(String template, Access access, Route.Handler handler) {
    return add(Method.PATCH, template, access, handler);
  }

  /** Adds a DELETE. */
  public Routes delete(String template, Access access, Route.Handler handler) {
    return add(Method.DELETE, template, access, handler);
  }

  /** Every route so far. */
  public List<Route> all() {
    return List.copyOf(routes);
  }

  private Routes add(Method method, String template, Access access, Route.Handler handler) {
    for (var route : routes) {
      if (route.method().equals(method) && route.template().equals(template)) {
        throw new IllegalArgumentException("declared twice: " + method.text() + " " + template);
      }
    }
    routes.add(new Route(method, template, access, handler));
    return this;
  }
}
