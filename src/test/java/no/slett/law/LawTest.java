package no.slett.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LawTest {
  /** The folder of the compiled tests. */
  private static final Path HERE = Path.of("target", "test-classes");

  @Test
  void thereAreSeventyThreeRequirements() {
    assertThat(Requirements.load()).hasSize(73);
    assertThat(Requirements.load().keySet()).allMatch(i -> i.matches("[A-Z]{2}-[0-9]{1,2}"));
  }

  @Test
  void everyMarkNamesARequirement() {
    var used = new TreeSet<String>();
    for (var type : new ClassFileImporter().importPath(HERE)) {
      marks(type).forEach(l -> used.addAll(Arrays.asList(l.value())));
    }
    used.remove(Marked.UNKNOWN);
    assertThat(Requirements.load().keySet()).containsAll(used);
  }

  @Test
  void aMarkIsFoundOnTheMethodItsClassAndTheClassAround() throws NoSuchMethodException {
    var method = Marked.Inner.class.getDeclaredMethod("test");
    assertThat(Marks.of(Marked.Inner.class, method))
        .isEqualTo(Set.of("RQ-1", "RQ-2", Marked.UNKNOWN));
  }

  @Test
  void aRequirementIsProvenByAPassedTestAndNoFailedOne() {
    var evidence = new Evidence(Map.of("A-1", "a", "B-1", "b", "C-1", "c"));
    evidence.add("A-1", "one", true, true);
    evidence.add("B-1", "one", true, true);
    evidence.add("B-1", "two", false, true);
    evidence.add("C-1", "container", true, false);
    assertThat(evidence.proven()).containsExactly("A-1");
    assertThat(evidence.failed()).containsExactly("B-1");
  }

  @Test
  void oneFailureOfAParameterisedTestCounts() {
    var evidence = new Evidence(Map.of("A-1", "a"));
    evidence.add("A-1", "one", false, true);
    evidence.add("A-1", "one", true, true);
    assertThat(evidence.proven()).isEmpty();
  }

  private static Stream<Law> marks(JavaClass type) {
    var methods =
        type.getMethods().stream().flatMap(m -> m.tryGetAnnotationOfType(Law.class).stream());
    return Stream.concat(type.tryGetAnnotationOfType(Law.class).stream(), methods);
  }

  /** Not run: only looked at. */
  @Law("RQ-1")
  static class Marked {
    static final String UNKNOWN = "XX-0";

    @Law(UNKNOWN)
    static class Inner {
      @Law("RQ-2")
      void test() {}
    }
  }
}
