package no.slett.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.slett.basis.Catalogue;
import no.slett.basis.DataCategory;
import org.junit.jupiter.api.Test;

/** The screening of Art. 35 is there, and still true of what is packaged. */
class ScreeningTest {
  private static final Path SCREENING =
      Path.of("src", "adr", "0010-no-assessment-of-impact-by-default.md");

  @Law("DP-1")
  @Test
  void saysWhatWasScreenedAndWhatWouldCallForItAnew() throws IOException {
    assertThat(Files.readString(SCREENING))
        .contains("Article 35", "It is screened anew", "`ai_feature`", "large scale")
        .contains("special categories");
  }

  @Law("DP-1")
  @Test
  void nothingPackagedIsWhatItSaysIsNotThere() {
    var categories = Catalogue.load(null).enabled().flatMap(a -> a.categories().stream()).toList();
    assertThat(categories)
        .doesNotContain(
            DataCategory.OPEN_SOURCE_SEARCH,
            DataCategory.CREDIT_CHECK,
            DataCategory.OFF_LIST_REFERENCE);
    assertThat(Catalogue.load(null).enabled())
        .allMatch(a -> a.article9() == null && a.article10() == null);
  }
}
