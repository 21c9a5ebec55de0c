package no.slett.spine;

import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import no.slett.law.Law;

/**
 * Whatever happens, in whatever order: nothing is there without a basis, nothing goes that has one
 * or is blocked, and the audit chain holds. A few courses in each run; with {@code
 * -Djqwik.tries.default=200} as many as wished. A failure prints its seed and the shortest course
 * that fails.
 */
final class CoursesTest {
  private static final int LONGEST = 14;

  /** A deed, and a number that says to whom. */
  record Step(Deed deed, int who) {
    @Override
    public String toString() {
      return deed + "(" + who + ")";
    }
  }

  @Property(shrinking = ShrinkingMode.BOUNDED)
  @Law({"PU-1", "BK-1"})
  void noBasisNoDataAndNoDataLostThatHasOne(@ForAll("courses") List<Step> steps) throws Exception {
    try (var course = new Course(Files.createTempDirectory("slett-course"))) {
      for (var step : steps) {
        course.take(step.deed(), step.who());
      }
      course.awaitExpected();
      course.demandAudited();
    }
  }

  @Provide
  Arbitrary<List<Step>> courses() {
    return steps().list().ofMinSize(6).ofMaxSize(LONGEST);
  }

  private static Arbitrary<Step> steps() {
    return Combinators.combine(deeds(), Arbitraries.integers().between(0, 20)).as(Step::new);
  }

  private static Arbitrary<Deed> deeds() {
    return Arbitraries.frequency(
        often(6, Deed.APPLY),
        often(2, Deed.WITHDRAW),
        often(1, Deed.CONSENT),
        often(2, Deed.HOLD),
        often(1, Deed.RELEASE),
        often(1, Deed.RESTRICT),
        often(2, Deed.CLOSE),
        often(1, Deed.REOPEN),
        often(2, Deed.DAYS),
        often(1, Deed.CRASH),
        often(2, Deed.BACK_UP),
        often(2, Deed.RESTORE));
  }

  private static Tuple2<Integer, Deed> often(int times, Deed deed) {
    return Tuple.of(times, deed);
  }
}
