package no.slett.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A page for people, in the house's style, with one script of its own at most. A browser runs and
 * loads nothing else, and the page talks to nobody but this service (CSP level 3).
 */
public final class WebPage {
  private static final String FRAME = packaged(WebPage.class, "page.html");
  private static final String STYLE = packaged(WebPage.class, "page.css");
  private static final Pattern SCRIPT = Pattern.compile("(?s)<script>(.*?)</script>");

  private final String html;
  private final String policy;

  private WebPage(String html) {
    this.html = html;
    this.policy =
        "default-src 'none'; connect-src 'self'; img-src data:; frame-ancestors 'none';"
            + " form-action 'self'; base-uri 'none'; style-src "
            + InlineSource.of(STYLE)
            + script(html);
  }

  /**
   * A page in Norwegian bokmål, until its script says otherwise.
   *
   * @param title as text
   * @param body what is inside the body element
   */
  public static WebPage of(String title, String body) {
    return new WebPage(
        FRAME.replace("{{title}}", title).replace("{{style}}", STYLE).replace("{{body}}", body));
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
        .header("Referrer-Policy", "no-referrer");
  }

  private static String script(String html) {
    var found = SCRIPT.matcher(html);
    return found.find() ? "; script-src " + InlineSource.of(found.group(1)) : "";
  }
}
