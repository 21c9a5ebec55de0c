package no.slett.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration, played against a local mode of its own. */
final class DemoTest {
  @TempDir Path folder;

  private LocalOptions options() {
    return new LocalOptions(folder, FreePorts.all(), false, "PT0S");
  }

  @Test
  @Law({"PU-1", "ER-3"})
  void everyLineIsTrue() throws Exception {
    var options = options();
    var printed = new ByteArrayOutputStream();
    var out = new PrintStream(printed, true, UTF_8);
    try (var local =
        new Local(options, new PrintStream(new ByteArrayOutputStream(), true, UTF_8))) {
      local.start(LocalService::start);

      assertThat(new Demo(options, out).play()).as(() -> printed.toString(UTF_8)).isTrue();
    }
    assertThat(printed.toString(UTF_8)).contains("legal-basis-ended").contains("as said");
  }

  @Test
  void withoutLocalModeItSaysHowToStartIt() {
    var printed = new ByteArrayOutputStream();

    assertThat(new Demo(options(), new PrintStream(printed, true, UTF_8)).play()).isFalse();
    assertThat(printed.toString(UTF_8)).contains("exec:exec@local");
  }
}
