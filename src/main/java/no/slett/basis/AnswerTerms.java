package no.slett.basis;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.slett.id.Language;
import no.slett.settings.Texts;

/**
 * What an answer to a request for access says to everybody: who is responsible, who gets data and
 * in which countries, what one may do, where to complain, and that no machine decides (Art.
 * 15(1)(c), (e), (f) and (h), 15(2)). In the sentences of the notice.
 */
public final class AnswerTerms {
  private final List<Activity> activities;
  private final ControllerFile file;
  private final Texts texts;

  /** Takes the sentences of the notice, see {@link NoticeWriter#TEXTS}. */
  public AnswerTerms(Catalogue catalogue, ControllerFile file, Texts texts) {
    this.activities =
        catalogue.enabled().filter(a -> a.persons().contains(Person.APPLICANT)).toList();
    this.file = file;
    this.texts = texts;
  }

  /** Some paragraphs and lists under a heading. */
  public record Chapter(String name, String heading, List<Passage> passages) {}

  /** A paragraph, or the items of a list. */
  public record Passage(List<String> words, boolean isList) {}

  /** Who is responsible. */
  public String controller() {
    return file.controller().name();
  }

  /** All of it. */
  public List<Chapter> chapters(Language language) {
    var words = new NoticeWords(texts, language);
    var sharing = new NoticeSharing(words, file);
    var rights = new NoticeRights(words, file.controller(), null, activities);
    return Stream.of(
            chapter(words, "controller", sharing.controller()),
            chapter(words, "recipients", sharing.recipients()),
            chapter(words, "objection", rights.objection()),
            chapter(words, "rights", rights.rights()),
            chapter(words, "decisions", rights.decisions()))
        .filter(chapter -> !chapter.passages().isEmpty())
        .toList();
  }

  private static Chapter chapter(
      NoticeWords words, String name, List<NoticePage.Passage> passages) {
    return new Chapter(
        name,
        words.say("heading." + name, Map.of()),
        passages.stream()
            .flatMap(passage -> passage.blocks().stream())
            .map(AnswerTerms::passage)
            .toList());
  }

  private static Passage passage(Block block) {
    return block instanceof Block.Bullets bullets
        ? new Passage(bullets.items(), true)
        : new Passage(List.of(block.words()), false);
  }
}
