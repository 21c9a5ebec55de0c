package no.slett.document.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

  static Stream<Arguments> shown() {
    return Stream.of(
        Arguments.of("Søknad Åse Blåbær-André.pdf", "Søknad Åse Blåbær-André.pdf", false),
        Arguments.of("A\u030ase.pdf", "Åse.pdf", false),
        Arguments.of(
            "CV \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB.pdf",
            "CV \uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDCBB.pdf",
            false),
        Arguments.of("../../etc/passwd.pdf", "passwd.pdf", true),
        Arguments.of("..\\..\\cv.pdf", "cv.pdf", true),
        Arguments.of("C:\\Brukere\\prove\\CV.pdf", "CV.pdf", false),
        Arguments.of("attest_\u202Excod.pdf", "attest_xcod.pdf", true),
        Arguments.of("cv.pdf\r\nX-Test: 1", "cv.pdf X-Test_ 1", true),
        Arguments.of("cv\";filename=\"cv.html", "cv_;filename=_cv.html", true),
        Arguments.of("<img src=x>.pdf", "_img src=x_.pdf", true),
        Arguments.of("CON.pdf", "_CON.pdf", false),
        Arguments.of("aux", "_aux", false),
        Arguments.of("console.pdf", "console.pdf", false),
        Arguments.of("cv.pdf. ", "cv.pdf", false),
        Arguments.of("\uD800cv.pdf", "_cv.pdf", false),
        Arguments.of(" . ", "cv", false),
        Arguments.of("", "cv", false));
  }

  @ParameterizedTest
  @MethodSource("shown")
  void isMadeSafe(String claimed, String display, boolean suspicious) {
    assertThat(FileName.of(claimed, "cv")).isEqualTo(new FileName.Accepted(display, suspicious));
  }

  @Test
  void isShortenedBeforeItsExtension() {
    var name = (FileName.Accepted) FileName.of("ø".repeat(300) + ".pdf", "cv");

    assertThat(name.display()).hasSize(120).startsWith("øø").endsWith("….pdf");
  }

  @Test
  void isNeverCutThroughACharacter() {
    for (var extra : new String[] {"", "a"}) {
      var name = (FileName.Accepted) FileName.of(extra + "\uD83C\uDFE0".repeat(100), "cv");

      assertThat(name.display().codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CV.pdf.exe", "cv.EXE", "cv.exe. ", "\u202Efdp.exe", "a.js", "x.lnk"})
  void ofAProgramIsRefused(String claimed) {
    assertThat(FileName.of(claimed, "cv")).isEqualTo(new FileName.Refused("extension_not_allowed"));
  }

  @Test
  void withNulIsRefused() {
    assertThat(FileName.of("cv.pdf\0.exe", "cv")).isEqualTo(new FileName.Refused("unsafe_name"));
  }

  @ParameterizedTest
  @CsvSource({"CV,CV.pdf", "cv.pdf,cv.pdf", "cv.PDF,cv.PDF", "CV.docx,CV.docx.pdf"})
  void endsAsItsContentIs(String claimed, String display) {
    var name = (FileName.Accepted) FileName.of(claimed, "cv");

    assertThat(name.fitting(DocumentType.PDF).display()).isEqualTo(display);
  }
}
