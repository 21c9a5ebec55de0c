package no.slett.http;

import java.util.List;

/** Turns the {@code Authorization} header into a principal. */
@FunctionalInterface
public interface Authentication {
  /**
   * The caller.
   *
   * @param authorization every value of the {@code Authorization} header, none for an anonymous
   *     call
   * @throws ProblemException 401 unless it is absent or one valid token; 503 when the token cannot
   *     be checked because its issuer has never been reached
   */
  Principal authenticate(List<String> authorization);
}
