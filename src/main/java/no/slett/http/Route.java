package no.slett.http;

import io.helidon.http.Method;

/**
 * One thing that can be called.
 *
 * @param template the path as openapi.yaml writes it, such as {@code /v1/applications/{id}}
 */
public record Route(Method method, String template, Access access, Handler handler) {
  public Route {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException("a path begins with a slash: " + template);
    }
  }

  /** Does the work of a route: parse, call the feature, say what to answer. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Answers one call. A {@link ProblemException}, and whatever the error mappings know, becomes
     * problem+json; anything else 500. What was opened is closed in {@code finally}: a client that
     * goes away or stalls ends the call with an exception from reading its body.
     */
    Answer handle(Exchange exchange) throws Exception;
  }
}
