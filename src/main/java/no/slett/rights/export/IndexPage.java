package no.slett.rights.export;

import java.util.List;
import java.util.Map;
import no.slett.access.Words;
import no.slett.basis.AnswerTerms.Chapter;
import no.slett.basis.AnswerTerms.Passage;
import no.slett.settings.Wording;

/** The copy for people: one page that needs no network, no script and no program but a browser. */
record IndexPage(Copy copy, Words words, List<Chapter> chapters, FileNames names, String style) {
  String html() {
    var page = new Markup();
    var title = words.say("title");
    page.raw(head(title));
    header(page, title);
    contents(page);
    page.raw("<main>\n");
    for (var i = 0; i < copy.applications().size(); i++) {
      application(page, copy.applications().get(i), i + 1);
    }
    requests(page);
    source(page);
    chapters.forEach(chapter -> chapter(page, chapter));
    return page.raw("</main>\n</body>\n</html>\n").toString();
  }

  private String head(String title) {
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="robots" content="noindex">
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    """
        .formatted(copy.language().tag(), Markup.escaped(title), style);
  }

  private void header(Markup page, String title) {
    var wording = new Wording(copy.language());
    var when = wording.dateAndTime(copy.preparedAt());
    page.raw("<header>\n").element("h1", title);
    page.element("p", words.say("intro", Map.of("mailbox", copy.mailbox(), "when", when)));
    page.element("p", words.say(copy.applications().isEmpty() ? "nothing" : "confirmed"));
    page.element("p", words.say("contents")).raw("</header>\n");
  }

  private void contents(Markup page) {
    page.raw("<nav aria-label=\"").words(words.say("nav")).raw("\">\n<ul>\n");
    for (var i = 0; i < copy.applications().size(); i++) {
      link(page, "application-" + (i + 1), heading(copy.applications().get(i)));
    }
    link(page, RequestsSection.NAME, words.title(RequestsSection.NAME));
    link(page, "source", words.say("source.heading"));
    chapters.forEach(chapter -> link(page, chapter.name(), chapter.heading()));
    page.raw("</ul>\n</nav>\n");
  }

  private static void link(Markup page, String id, String words) {
    page.raw("<li><a href=\"#" + id + "\">").words(words).raw("</a></li>\n");
  }

  private String heading(Copy.Application application) {
    return words.say("application", Map.of("title", application.title()));
  }

  private void application(Markup page, Copy.Application application, int number) {
    page.raw("<section id=\"application-" + number + "\">\n");
    page.element("h2", heading(application));
    for (var section : application.sections()) {
      page.raw("<section>\n").element("h3", words.title(section.name()));
      page.element("p", words.say("about." + section.name()));
      new EntryMarkup(page, words, names).section(section);
      page.raw("</section>\n");
    }
    page.raw("</section>\n");
  }

  private void requests(Markup page) {
    page.raw("<section id=\"" + RequestsSection.NAME + "\">\n");
    page.element("h2", words.title(RequestsSection.NAME));
    page.element("p", words.say("about." + RequestsSection.NAME));
    new EntryMarkup(page, words, names)
        .section(new Copy.Section(RequestsSection.NAME, false, copy.requests()));
    page.raw("</section>\n");
  }

  private void source(Markup page) {
    page.raw("<section id=\"source\">\n").element("h2", words.say("source.heading"));
    page.element("p", words.say("source.text")).raw("</section>\n");
  }

  private static void chapter(Markup page, Chapter chapter) {
    page.raw("<section id=\"" + chapter.name() + "\">\n").element("h2", chapter.heading());
    chapter.passages().forEach(passage -> passage(page, passage));
    page.raw("</section>\n");
  }

  private static void passage(Markup page, Passage passage) {
    if (passage.isList()) {
      page.raw("<ul>\n");
      passage.words().forEach(item -> page.element("li", item));
      page.raw("</ul>\n");
    } else {
      passage.words().forEach(paragraph -> page.element("p", paragraph));
    }
  }
}
