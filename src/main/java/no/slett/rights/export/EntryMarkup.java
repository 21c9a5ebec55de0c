package no.slett.rights.export;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import no.slett.access.Entry;
import no.slett.access.Value;
import no.slett.access.Words;
import no.slett.settings.Wording;

/** How entries look on the page: lists of terms, or a table where they are many and small. */
record EntryMarkup(Markup page, Words words, FileNames names) {
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f-]{32,}(, [0-9a-f-]{32,})*");

  void section(Copy.Section section) {
    if (section.entries().isEmpty()) {
      page.raw("<p class=\"none\">").words(words.say("none")).raw("</p>\n");
    } else if (section.isTable()) {
      table(section.entries());
    } else {
      section.entries().forEach(this::card);
    }
  }

  private void card(Entry entry) {
    page.raw("<dl>\n");
    entry
        .fields()
        .forEach(
            (name, value) -> {
              page.element("dt", words.label(name)).raw("<dd>");
              value(name, value);
              page.raw("</dd>\n");
            });
    page.raw("</dl>\n");
  }

  private void table(List<Entry> entries) {
    var columns = new LinkedHashSet<String>();
    entries.forEach(entry -> columns.addAll(entry.fields().keySet()));
    page.raw("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
    columns.forEach(
        column -> page.raw("<th scope=\"col\">").words(words.label(column)).raw("</th>"));
    page.raw("</tr></thead>\n<tbody>\n");
    for (var entry : entries) {
      page.raw("<tr>");
      for (var column : columns) {
        page.raw("<td>");
        if (entry.fields().containsKey(column)) {
          value(column, Objects.requireNonNull(entry.fields().get(column)));
        }
        page.raw("</td>");
      }
      page.raw("</tr>\n");
    }
    page.raw("</tbody>\n</table></div>\n");
  }

  private void value(String name, Value value) {
    switch (value) {
      case Value.Text text -> text(text.text());
      case Value.Written written -> text(written.text());
      case Value.At at -> time(at.instant());
      case Value.Number number -> page.words(Long.toString(number.number()));
      case Value.Flag flag -> page.words(words.say(flag.flag() ? "yes" : "no"));
      case Value.Codes codes ->
          page.words(
              String.join(
                  ", ", codes.codes().stream().map(code -> words.word(name, code)).toList()));
      case Value.Said said -> said(said);
      case Value.Entries more -> more.entries().forEach(this::card);
      case Value.File file -> link(file);
    }
  }

  private void text(String text) {
    var element = IDENTIFIER.matcher(text).matches() ? "code" : "span";
    page.raw("<" + element + ">").words(text).raw("</" + element + ">");
  }

  private void time(Instant instant) {
    page.raw("<time datetime=\"" + instant + "\">")
        .words(new Wording(words.language()).dateAndTime(instant))
        .raw("</time>");
  }

  private void said(Value.Said said) {
    var sentences = said.sentences().stream().map(one -> one.in(words.language())).toList();
    if (sentences.size() == 1) {
      page.words(sentences.getFirst());
    } else {
      page.raw("<ul>\n");
      sentences.forEach(sentence -> page.element("li", sentence));
      page.raw("</ul>\n");
    }
  }

  private void link(Value.File file) {
    page.raw("<a href=\"").words(relative(names.path(file))).raw("\">");
    page.words(file.filename()).raw("</a>");
  }

  /** As a browser asks for it: whatever a name may contain is percent-encoded. */
  private static String relative(String path) {
    try {
      return new URI(null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a path is no path");
    }
  }
}
