package no.slett.document.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {

  @Test
  void carriesNorwegianLettersTwice() {
    assertThat(ContentDisposition.attachment("Søknad Åse.pdf"))
        .isEqualTo(
            "attachment; filename=\"Soknad Ase.pdf\"; filename*=UTF-8''S%C3%B8knad%20%C3%85se.pdf");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\"; filename=\"b.html",
        "a\r\nX: 1",
        "a\\",
        "100%.pdf",
        "\uD83C\uDFE0.pdf",
        "a'b.pdf"
      })
  void cannotBeLeft(String name) {
    var header = ContentDisposition.attachment(name);

    assertThat(header)
        .matches("attachment; filename=\"[^\"\\\\%;\\p{Cntrl}]*\"; filename\\*=UTF-8''[^\" ;]*");
    assertThat(header).matches("\\p{ASCII}*");
    var encoded = header.substring(header.indexOf("''") + 2);
    assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8))
        .isEqualTo(name);
  }
}
