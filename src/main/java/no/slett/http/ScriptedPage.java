package no.slett.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A page with one script of its own, and one style at most, that stand in it. A browser runs and
 * loads nothing else, and the page talks to nobody but this service (CSP level 3).
 */
public final class ScriptedPage {
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");
  private static final Pattern STYLE = Pattern.compile("(?s)<style>(.*?)</style>");

  private final String html;
  private final String policy;

  private ScriptedPage(String html) {
    this.html = html;
    this.policy =
        "default-src 'none'; connect-src 'self'; img-src data:; frame-ancestors 'none';"
            + " form-action 'none'; base-uri 'none'"
            + source("script-src", SCRIPT, html)
            + source("style-src", STYLE, html);
  }

  /** A whole document. */
  public static ScriptedPage of(String html) {
    return new ScriptedPage(html);
  }

  /**
   * The text of a file that is packaged beside a class.
   *
   * @throws IllegalStateException when it is not there
   */
  public static String packaged(Class<?> owner, String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the service was packaged without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page, the same for everybody. */
  public Answer answer() {
    return Answer.text("text/html; charset=utf-8", html)
        .header("Content-Security-Policy", policy)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-cache");
  }

  private static String source(String directive, Pattern element, String html) {
    var found = element.matcher(html);
    return found.find() ? "; " + directive + " " + InlineSource.of(found.group(1)) : "";
  }
}
