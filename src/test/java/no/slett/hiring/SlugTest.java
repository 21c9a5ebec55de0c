package no.slett.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Utvikler|utvikler",
        "  Java-utvikler (100 %), Bodø!  |java-utvikler-100-bodoe",
        "Blåbærøl|blaabaeroel",
        "Bla\u030Abær|blaabaer",
        "Café Ünal|cafe-unal",
        "漢字|position",
        "../../etc/passwd|etc-passwd",
        "<script>|script",
        "İstanbul|istanbul"
      })
  void isPlainAscii(String title, String slug) {
    assertThat(Slug.of(title)).isEqualTo(slug);
  }

  @Test
  void isNotLong() {
    assertThat(Slug.of("a".repeat(200))).hasSize(80);
    assertThat(Slug.of("a".repeat(79) + " b")).isEqualTo("a".repeat(79));
  }

  @Test
  void takesTheNextFreeNumber() {
    assertThat(Slug.free("a", List.of())).isEqualTo("a");
    assertThat(Slug.free("a", List.of("a", "a-2", "a-4"))).isEqualTo("a-3");
  }
}
