package no.slett.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import no.slett.http.Answer;
import no.slett.http.InlineSource;

/**
 * The page behind a mail's link, in the three languages at once. The token stays in the browser,
 * after the {@code #}; the page's script sends it where it asks for the data.
 */
final class RefereePage {
  private static final String OPEN = "<script>";
  private static final String CLOSE = "</script>";

  private final String html;
  private final String policy;

  RefereePage() {
    this.html = packaged();
    var script = html.substring(html.indexOf(OPEN) + OPEN.length(), html.indexOf(CLOSE));
    this.policy =
        "default-src 'none'; connect-src 'self'; frame-ancestors 'none'; form-action 'none';"
            + " base-uri 'none'; script-src "
            + InlineSource.of(script);
  }

  /** The page, which runs no script but its own. */
  Answer answer() {
    return Answer.text("text/html; charset=utf-8", html)
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer");
  }

  private static String packaged() {
    try (var in = RefereePage.class.getResourceAsStream("me.html")) {
      if (in == null) {
        throw new IllegalStateException("the service was packaged without me.html");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
