package no.slett;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.access.AccessSection;
import no.slett.access.Words;
import no.slett.application.Opener;
import no.slett.basis.Catalogue;
import no.slett.basis.DataMap;
import no.slett.basis.NoticeWriter;
import no.slett.basis.Told;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.settings.Texts;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyRing;
import no.slett.vault.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data map and the sections of an access package know each other. */
final class AccessCoverageTest {
  /** What belongs to a mailbox, not to an application, is told by the package itself. */
  private static final String OF_THE_MAILBOX = "requests";

  @TempDir private Path folder;

  @Test
  @Law("AC-1")
  void everySectionOfTheMapIsThereAndEveryOneThereIsInTheMap() {
    var there = sections().stream().map(AccessSection::name).collect(Collectors.toSet());
    there.add(OF_THE_MAILBOX);
    var map = DataMap.packaged(Catalogue.load(null));
    var named = new TreeSet<String>();
    Stream.concat(map.columns().values().stream(), map.objects().values().stream())
        .forEach(
            item -> {
              if (item.told() instanceof Told.In(var sections)) {
                named.addAll(sections);
              }
            });
    assertThat(there).containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void everySectionHasWords() {
    for (var language : Language.values()) {
      var words = new Words(Words.packaged(), language);
      for (var section : sections()) {
        assertThat(words.title(section.name())).isNotBlank();
        assertThat(words.say("about." + section.name())).isNotBlank();
      }
    }
  }

  private List<AccessSection> sections() {
    var store = new FileObjectStore(folder);
    var keys = new KeyRing(store, MasterKey.parse(MasterKey.generate()), InstantSource.system());
    return PersonalSections.all(
        new Opener(keys, store),
        keys,
        store,
        Catalogue.load(null),
        Texts.load(NoticeWriter.class, NoticeWriter.TEXTS, null));
  }
}
