package no.slett.basis;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.basis.NoticePage.Passage;
import no.slett.basis.NoticePage.Section;
import no.slett.id.Language;
import no.slett.id.RecipientId;
import no.slett.settings.Texts;
import org.jspecify.annotations.Nullable;

/** Writes the notice of Art. 13 from what is really configured and stored (law IN-1). */
public final class NoticeWriter {
  /**
   * Stem of the files with the sentences: {@code Texts.load(NoticeWriter.class, TEXTS, folder)}.
   */
  public static final String TEXTS = "notice";

  private final Catalogue catalogue;
  private final ControllerFile controller;
  private final DataMap dataMap;
  private final Texts texts;
  private final URI service;
  private final @Nullable URI rights;

  /**
   * Takes all that a notice is made of.
   *
   * @param service public address of the service; erasure certificates are found below it
   * @param rights a page to use one's rights on; null while there is only mail
   */
  public NoticeWriter(
      Catalogue catalogue,
      ControllerFile controller,
      DataMap dataMap,
      Texts texts,
      URI service,
      @Nullable URI rights) {
    this.catalogue = catalogue;
    this.controller = controller;
    this.dataMap = dataMap;
    this.texts = texts;
    this.service = service;
    this.rights = rights;
  }

  /**
   * The notice for hiring processes with these terms; the same terms give the same version.
   *
   * @throws IllegalArgumentException when the terms keep data longer than the catalogue's cap
   */
  public Notices write(NoticeTerms terms) {
    requireWithinCap(terms);
    var pages = new EnumMap<Language, NoticePage>(Language.class);
    for (var language : Language.values()) {
      pages.put(language, page(new NoticeWords(texts, language), terms));
    }
    return new Notices(pages);
  }

  /** The activities that such a notice tells an applicant of: enabled, and about applicants. */
  public List<Activity> activities(NoticeTerms terms) {
    var other =
        switch (terms) {
          case NoticeTerms.Vacancy v -> ActivityId.UNSOLICITED;
          case NoticeTerms.Unsolicited u -> ActivityId.RECRUITMENT;
        };
    return catalogue
        .enabled()
        .filter(a -> a.persons().contains(Person.APPLICANT) && !a.id().equals(other))
        .toList();
  }

  /** Whom such a notice names. */
  public List<RecipientId> recipients() {
    return controller.recipients().stream().map(Recipient::id).toList();
  }

  private void requireWithinCap(NoticeTerms terms) {
    var id = terms instanceof NoticeTerms.Vacancy ? ActivityId.RECRUITMENT : ActivityId.UNSOLICITED;
    var longest =
        switch (terms) {
          case NoticeTerms.Vacancy vacancy -> vacancy.greatestAge();
          case NoticeTerms.Unsolicited unsolicited -> unsolicited.kept();
        };
    var cap = catalogue.findEnabled(id).map(a -> a.retention().hardCap());
    if (cap.isEmpty() || Retention.exceeds(longest, cap.get())) {
      throw new IllegalArgumentException(id + " may not be kept for " + longest);
    }
  }

  private NoticePage page(NoticeWords words, NoticeTerms terms) {
    var activities = activities(terms);
    var purposes = new NoticePurposes(words, dataMap, activities);
    var sharing = new NoticeSharing(words, controller);
    var storage = new NoticeStorage(words, terms, activities, service);
    var rest = new NoticeRights(words, controller.controller(), rights, activities);
    return new NoticePage(
        words.say("title"),
        List.of(words.say("introduction", Map.of("name", controller.controller().name()))),
        Stream.of(
                section(words, "controller", sharing.controller()),
                section(words, "purposes", purposes.passages()),
                section(words, "objection", rest.objection()),
                section(words, "duty", rest.duty()),
                section(words, "recipients", sharing.recipients()),
                section(words, "storage", storage.passages()),
                section(words, "rights", rest.rights()),
                section(words, "decisions", rest.decisions()),
                section(words, "changes", rest.changes()))
            .filter(s -> !s.passages().isEmpty())
            .toList());
  }

  private static Section section(NoticeWords words, String name, List<Passage> passages) {
    return new Section(words.say("heading." + name), passages);
  }

  /** A passage that answers one point. */
  static Passage passage(NoticeItem item, Block... blocks) {
    return new Passage(EnumSet.of(item), List.of(blocks));
  }

  /** A passage that Art. 13 does not ask for. */
  static Passage passage(List<Block> blocks) {
    return new Passage(Set.of(), blocks);
  }
}
