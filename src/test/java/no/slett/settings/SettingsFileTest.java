package no.slett.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void collectsEveryProblemWithItsPlace() {
    var problems = new Problems();
    var root = root("a: ' '\nb: 12\nlist: [{x: 1}, 2]\nextra: 1\n", problems);
    root.only("a", "b", "list");
    assertThat(root.text("a")).isEmpty();
    assertThat(root.period("b")).isEmpty();
    assertThat(root.text("c")).isEmpty();
    assertThat(root.list("list")).hasSize(1);
    assertThat(problems.lines())
        .containsExactly(
            "some.yaml: unknown key extra",
            "some.yaml: a must be a text",
            "some.yaml: b must be an ISO 8601 period such as P14D",
            "some.yaml: c is missing",
            "some.yaml.list[1]: must be a mapping");
  }

  @Test
  void refusesANegativePeriod() {
    var problems = new Problems();
    assertThat(root("a: P-1D", problems).period("a")).isEmpty();
    assertThat(problems.lines()).hasSize(1);
  }

  @Test
  void refusesAKeyThatIsThereTwice() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> root("a: 1\na: 2\n", new Problems()))
        .withMessageContaining("some.yaml: line 2")
        .withMessageContaining("Duplicate");
  }

  @Test
  void refusesWhatIsNoMapping() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> root("- a\n", new Problems()))
        .withMessage("some.yaml: not a YAML mapping");
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> root("", new Problems()))
        .withMessage("some.yaml: not a YAML mapping");
  }

  @Test
  void namesAFileThatIsNotThere() {
    assertThatExceptionOfType(InvalidSettings.class)
        .isThrownBy(() -> SettingsFile.at(folder.resolve("none.yaml")))
        .withMessageEndingWith("none.yaml: there is no such file");
  }

  private static SettingsNode root(String yaml, Problems problems) {
    return new SettingsFile("some.yaml", yaml).root(problems);
  }
}
