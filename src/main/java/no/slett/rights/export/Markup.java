package no.slett.rights.export;

/** HTML as it is written; every word escaped. */
final class Markup {
  private final StringBuilder html = new StringBuilder();

  /** Markup of our own. */
  Markup raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Words, as they are. */
  Markup words(String words) {
    html.append(escaped(words));
    return this;
  }

  /** An element with words in it. */
  Markup element(String name, String words) {
    return raw("<" + name + ">").words(words).raw("</" + name + ">\n");
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
