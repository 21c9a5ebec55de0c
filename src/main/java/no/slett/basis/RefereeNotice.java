package no.slett.basis;

import java.util.List;
import java.util.Objects;
import no.slett.id.Language;
import no.slett.settings.Texts;

/**
 * What a notice to a referee says that is the same for all of them (Art. 14(1)): who is
 * responsible, why and on which interest, and who else gets the data.
 */
public final class RefereeNotice {
  private final Catalogue catalogue;
  private final ControllerFile file;
  private final Texts texts;

  /** Takes the sentences of the notice, see {@link NoticeWriter#TEXTS}. */
  public RefereeNotice(Catalogue catalogue, ControllerFile file, Texts texts) {
    this.catalogue = catalogue;
    this.file = file;
    this.texts = texts;
  }

  /** Who is responsible, and the data protection officer. */
  public List<String> controller(Language language) {
    return words(new NoticeSharing(new NoticeWords(texts, language), file).controller());
  }

  /** What an activity is for. */
  public String purpose(ActivityId activity, Language language) {
    return found(activity).purpose().in(language);
  }

  /** The interest behind it. */
  public String interest(ActivityId activity, Language language) {
    return Objects.requireNonNull(found(activity).assessment()).interest().in(language);
  }

  /** Who else gets the data, and in which countries. */
  public List<String> recipients(Language language) {
    var words = new NoticeWords(texts, language);
    var all = words(new NoticeSharing(words, file).recipients());
    // who works with the position here: said in the letter's own words
    return all.subList(1, all.size());
  }

  private Activity found(ActivityId activity) {
    return catalogue
        .find(activity)
        .orElseThrow(() -> new IllegalStateException("the catalogue lost " + activity));
  }

  private static List<String> words(List<NoticePage.Passage> passages) {
    return passages.stream()
        .flatMap(passage -> passage.blocks().stream())
        .map(
            block ->
                block instanceof Block.Bullets bullets
                    ? "- " + String.join("\n- ", bullets.items())
                    : block.words())
        .toList();
  }
}
