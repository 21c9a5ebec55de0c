package no.slett.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import java.util.List;

/**
 * Refuses requests whose end two servers could see at different places (RFC 9112, section 6.3).
 * Helidon takes a negative length, or a transfer coding that it does not know, for something else
 * than the proxy before it may: the way to smuggle a request into another's connection.
 */
final class Framing {
  private Framing() {}

  static void check(ServerRequestHeaders headers, RequestBody body) {
    var lengths = headers.all(HeaderNames.CONTENT_LENGTH, List::of);
    var codings = headers.all(HeaderNames.TRANSFER_ENCODING, List::of);
    boolean clear =
        (lengths.isEmpty() || codings.isEmpty())
            && (lengths.isEmpty() || isOneNumber(lengths))
            && (codings.isEmpty() || codings.equals(List.of("chunked")));
    if (!clear) {
      body.distrust();
      throw ProblemType.MALFORMED_REQUEST.because(
          "Send either one Content-Length or the Transfer-Encoding chunked.");
    }
  }

  private static boolean isOneNumber(List<String> lengths) {
    return lengths.size() == 1 && lengths.getFirst().matches("[0-9]{1,18}");
  }
}
