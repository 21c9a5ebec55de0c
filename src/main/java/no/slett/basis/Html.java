package no.slett.basis;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.slett.id.Language;

/**
 * A plain document of headings, paragraphs, lists and tables; every word escaped, addresses linked.
 */
public final class Html {
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
  private final String style;

  /** Without any style. */
  Html(Language language, String title) {
    this(language, title, "");
  }

  /** With a style sheet, which the answer's policy has to allow. */
  public Html(Language language, String title, String style) {
    this.language = language;
    this.title = title;
    this.style = style.isEmpty() ? "" : "<style>" + style + "</style>\n";
  }

  /** An element with words in it. */
  public void element(String name, String words) {
    body.append('<').append(name).append('>').append(linked(words));
    body.append("</").append(name).append(">\n");
  }

  /** An unordered list. */
  public void list(List<String> items) {
    body.append("<ul>\n");
    items.forEach(item -> element("li", item));
    body.append("</ul>\n");
  }

  /** What is called what. */
  public void facts(Map<String, String> facts) {
    body.append("<dl>\n");
    facts.forEach(
        (name, words) -> {
          element("dt", name);
          element("dd", words);
        });
    body.append("</dl>\n");
  }

  /** A table with a line of headings. */
  public void table(List<String> headings, List<List<String>> lines) {
    body.append("<div class=\"wide\" tabindex=\"0\"><table>\n<thead>\n");
    line("th scope=\"col\"", "th", headings);
    body.append("</thead>\n<tbody>\n");
    lines.forEach(cells -> line("td", "td", cells));
    body.append("</tbody>\n</table></div>\n");
  }

  private void line(String opening, String name, List<String> cells) {
    body.append("<tr>\n");
    cells.forEach(
        words ->
            body.append('<')
                .append(opening)
                .append('>')
                .append(linked(words))
                .append("</")
                .append(name)
                .append(">\n"));
    body.append("</tr>\n");
  }

  /** All of it. */
  public String document() {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    %s</head>
    <body>
    <main>
    <h1>%s</h1>
    %s</main>
    </body>
    </html>
    """
        .formatted(language.tag(), escaped(title), style, escaped(title), body);
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
