package no.slett.basis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.slett.id.Language;

/** A notice as sections of blocks; refuses to be a notice that lacks a point of Art. 13. */
final class NoticePage {
  /** One section and the points of the law that it answers. */
  record Section(String heading, List<Passage> passages) {}

  /** What answers these points of Art. 13; none, when the law asks for it elsewhere. */
  record Passage(Set<NoticeItem> items, List<Block> blocks) {
    boolean saysNothing() {
      return blocks.isEmpty() || blocks.stream().anyMatch(b -> b.words().isBlank());
    }
  }

  private final String title;
  private final List<String> introduction;
  private final List<Section> sections;

  /**
   * Takes the whole notice.
   *
   * @throws IllegalStateException naming the points that are empty
   */
  NoticePage(String title, List<String> introduction, List<Section> sections) {
    this.title = title;
    this.introduction = List.copyOf(introduction);
    this.sections = List.copyOf(sections);
    requireComplete();
  }

  private void requireComplete() {
    var missing = EnumSet.allOf(NoticeItem.class);
    sections.stream()
        .flatMap(s -> s.passages().stream())
        .filter(p -> !p.saysNothing())
        .forEach(p -> missing.removeAll(p.items()));
    if (!missing.isEmpty()) {
      var articles = missing.stream().map(NoticeItem::article).toList();
      throw new IllegalStateException("the notice says nothing on " + String.join(", ", articles));
    }
  }

  String text() {
    var out = new ArrayList<String>();
    out.add(title + "\n" + "=".repeat(title.length()));
    out.addAll(introduction);
    for (var section : sections) {
      out.add(section.heading() + "\n" + "-".repeat(section.heading().length()));
      section.passages().forEach(p -> p.blocks().forEach(b -> out.add(text(b))));
    }
    return String.join("\n\n", out) + "\n";
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading.words();
      case Block.Paragraph paragraph -> paragraph.words();
      case Block.Bullets bullets -> "- " + String.join("\n- ", bullets.items());
    };
  }

  String html(Language language) {
    var html = new Html(language, title);
    introduction.forEach(p -> html.element("p", p));
    for (var section : sections) {
      html.element("h2", section.heading());
      section.passages().forEach(p -> p.blocks().forEach(b -> html(html, b)));
    }
    return html.document();
  }

  private static void html(Html html, Block block) {
    switch (block) {
      case Block.Heading heading -> html.element("h3", heading.words());
      case Block.Paragraph paragraph -> html.element("p", paragraph.words());
      case Block.Bullets bullets -> html.list(bullets.items());
    }
  }
}
