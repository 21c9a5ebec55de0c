package no.slett.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.slett.id.Language;
import no.slett.mail.LetterWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {
  @TempDir private Path folder;

  @Test
  void fillsASentence() {
    var texts = Texts.load(LetterWriter.class, LetterWriter.TEXTS, null);
    assertThat(texts.say(Language.NB, "receipt.status", Map.of("url", "u")))
        .isEqualTo("Status for slettingen: u");
  }

  @Test
  void makesEveryValueOneHarmlessLine() {
    var texts = Texts.load(LetterWriter.class, LetterWriter.TEXTS, null);
    var typed = "a\r\nBcc: b\u202Efdp.exe\u0000 $1 {url}";
    assertThat(texts.say(Language.EN, "receipt.status", Map.of("url", typed)))
        .isEqualTo("Status of the erasure: a Bcc: b fdp.exe  $1 {url}");
  }

  @Test
  void needsEveryValue() {
    var texts = Texts.load(LetterWriter.class, LetterWriter.TEXTS, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> texts.say(Language.NB, "receipt.status"))
        .withMessage("sentence receipt.status needs a value for url");
  }

  @Test
  void takesTheControllersSentences() throws IOException {
    replace("greeting: God dag,\n");
    var texts = Texts.load(LetterWriter.class, LetterWriter.TEXTS, folder);
    assertThat(texts.say(Language.NB, "greeting")).isEqualTo("God dag,");
    assertThat(texts.say(Language.NN, "greeting")).isEqualTo("Hei,");
  }

  @Test
  void refusesSentencesThatNobodyWouldFill() throws IOException {
    replace("greeting: ' '\nreceipt: {status: '{code}', statsu: x}\n");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> Texts.load(LetterWriter.class, LetterWriter.TEXTS, folder))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .hasSize(3)
                    .anyMatch(p -> p.endsWith("greeting must be a text"))
                    .anyMatch(p -> p.endsWith("receipt.status may only use [url]"))
                    .anyMatch(p -> p.endsWith("unknown key receipt.statsu")));
  }

  private void replace(String yaml) throws IOException {
    Files.writeString(folder.resolve("letters.nb.yaml"), yaml);
  }
}
