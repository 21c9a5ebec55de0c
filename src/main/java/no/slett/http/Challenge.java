package no.slett.http;

/** The refusals of RFC 6750, section 3, with their {@code WWW-Authenticate}. */
final class Challenge {
  private static final String HEADER = "WWW-Authenticate";

  private Challenge() {}

  /** No token at all: no error code, as section 3.1 asks. */
  static Problem missing() {
    return ProblemType.UNAUTHORIZED
        .problem("Send a bearer token in the Authorization header.")
        .header(HEADER, "Bearer");
  }

  /**
   * A token, or something in its place, that is not accepted. It is not said why: ask the issuer.
   */
  static Problem invalid() {
    return ProblemType.UNAUTHORIZED
        .problem("The token is not accepted: get a new one from the issuer.")
        .header(HEADER, "Bearer error=\"invalid_token\"");
  }

  /** A valid token that does not allow this. */
  static Problem insufficient(String detail) {
    return ProblemType.FORBIDDEN
        .problem(detail)
        .header(HEADER, "Bearer error=\"insufficient_scope\"");
  }
}
