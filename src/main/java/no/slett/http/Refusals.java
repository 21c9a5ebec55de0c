package no.slett.http;

import java.time.Duration;

/** The problems of what the HTTP server itself refuses, by status. */
final class Refusals {
  private static final Duration SOON = Duration.ofSeconds(2);

  private Refusals() {}

  static Problem of(int status) {
    return switch (status) {
      case 401 -> Challenge.missing();
      case 403 -> ProblemType.FORBIDDEN.problem("This is not allowed.");
      case 404 -> ProblemType.NOT_FOUND.problem("There is nothing at this path.");
      case 405 -> ProblemType.METHOD_NOT_ALLOWED.problem("Use a method of the Allow header.");
      case 413 -> ProblemType.TOO_LARGE.problem("Send less.");
      case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE.problem("Send another Content-Type.");
      case 503 -> ProblemType.OVER_CAPACITY.problem("Try again in a moment.").retryAfter(SOON);
      default ->
          status < 500
              ? ProblemType.MALFORMED_REQUEST.problem("Send a request as RFC 9112 says.")
              : ProblemType.INTERNAL.problem("Try again later.");
    };
  }
}
