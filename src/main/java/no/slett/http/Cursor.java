package no.slett.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on: opaque to the caller, base64url of what the feature needs. It is neither
 * signed nor secret: a feature must treat its content like any other input, and put no personal
 * data in it, since it shows up in URLs.
 *
 * @param value the feature's own text
 */
public record Cursor(String value) {
  private static final int LONGEST = 512;

  /** The form that callers see. */
  public String token() {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Reads the form that callers see.
   *
   * @throws ProblemException 422 unless {@link #token()} could have made it
   */
  public static Cursor parse(String token) {
    try {
      if (token.length() <= LONGEST) {
        var bytes = Base64.getUrlDecoder().decode(token);
        var cursor = new Cursor(new String(bytes, StandardCharsets.UTF_8));
        if (cursor.token().equals(token)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }

  /** The problem of a cursor that the feature cannot use. */
  public static ProblemException invalid() {
    return Problem.invalidField("cursor", "Take the cursor from nextCursor of the list before.")
        .exception();
  }
}
