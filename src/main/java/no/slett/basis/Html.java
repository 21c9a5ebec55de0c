package no.slett.basis;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.slett.id.Language;

/** A plain document of headings, paragraphs and lists; every word escaped, addresses linked. */
final class Html {
  /**
   * In escaped text: a web address or an e-mail address, without the full stop after it. An address
   * that ends in a slash is only the beginning of one and leads nowhere.
   */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<web>https?://[^\\s<>]*[^\\s<>.,;:)])|(?<mail>[^\\s<>(),;:&]+@[^\\s<>(),;:&]*[^\\s<>(),;:&.])");

  private final StringBuilder body = new StringBuilder();
  private final Language language;
  private final String title;

  Html(Language language, String title) {
    this.language = language;
    this.title = title;
  }

  void element(String name, String words) {
    body.append('<').append(name).append('>').append(linked(words));
    body.append("</").append(name).append(">\n");
  }

  void list(List<String> items) {
    body.append("<ul>\n");
    items.forEach(item -> element("li", item));
    body.append("</ul>\n");
  }

  String document() {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(language.tag(), escaped(title), escaped(title), body);
  }

  private static String linked(String words) {
    return ADDRESS
        .matcher(escaped(words))
        .replaceAll(m -> Matcher.quoteReplacement(link(m.group(), m.group("mail") != null)));
  }

  private static String link(String address, boolean mail) {
    return address.endsWith("/")
        ? address
        : "<a href=\"" + (mail ? "mailto:" : "") + address + "\">" + address + "</a>";
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
