package no.slett.http;

import java.util.Locale;
import java.util.Set;

/** Checks the {@code Content-Type} of a body. */
final class ContentType {
  private ContentType() {}

  /** The media type without parameters, in lower case. */
  static String of(String header) {
    int end = header.indexOf(';');
    return (end < 0 ? header : header.substring(0, end)).trim().toLowerCase(Locale.ROOT);
  }

  static void demand(String header, Set<String> types) {
    if (!types.contains(of(header))) {
      throw ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
          "Send a body with Content-Type " + String.join(" or ", types.stream().sorted().toList()));
    }
  }
}
