package no.slett.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the numbers are and whichever cell is suppressed: there is another world that tells
 * exactly the same and in which that cell holds another number. So nobody can compute it, not even
 * from all that is told together with how many applications there are at the end of each quarter
 * (received minus erased), which both worlds share.
 */
class NotDerivableTest {
  private static final List<String> QUARTERS = List.of("2027Q1", "2027Q2");
  private static final List<String> KINDS = List.of("vacancy", "unsolicited");

  /** Of two quarters, two kinds and twenty events. */
  private static final int CELLS = 80;

  private static @Nullable Counters counters;

  @BeforeContainer
  static void open() {
    counters = new Counters();
    counters.clock.set(Counters.LATER);
  }

  @AfterContainer
  static void close() {
    Objects.requireNonNull(counters).close();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
  void anotherWorldTellsTheSame(
      @ForAll @Size(CELLS) List<@IntRange(max = 9) Integer> numbers,
      @ForAll @IntRange(max = 9999) int pick) {
    var world = world(numbers);
    var told = told(world);
    var suppressed = told.stream().filter(Cell::suppressed).map(Counters::key).toList();
    if (suppressed.isEmpty()) {
      return;
    }
    var cell = suppressed.get(pick % suppressed.size());
    var other = otherWorld(world, cell);

    assertThat(other.get(cell)).isNotEqualTo(world.get(cell)).isNotNegative();
    assertThat(told(other)).isEqualTo(told);
    assertThat(live(other)).isEqualTo(live(world));
  }

  private static List<Cell> told(Map<String, Long> world) {
    var there = Objects.requireNonNull(counters);
    there.set(world);
    return there.published("2027Q1", "2027Q2");
  }

  private static Map<String, Long> world(List<Integer> numbers) {
    var world = new HashMap<String, Long>();
    var next = numbers.iterator();
    for (var quarter : QUARTERS) {
      for (var kind : KINDS) {
        for (var event : Event.all()) {
          world.put(Counters.key(quarter, kind, event), (long) next.next());
        }
      }
    }
    return world;
  }

  /** The cell holds one more or one less; what is received and erased moves together. */
  private static Map<String, Long> otherWorld(Map<String, Long> world, String cell) {
    var other = new HashMap<>(world);
    var received = cell.replaceFirst("'erased'$", "'received'");
    var erased = received.replaceFirst("'received'$", "'erased'");
    var least = Math.min(number(world, received), number(world, erased));
    var step = least == 0 ? 1 : -1;
    other.merge(received, (long) step, Long::sum);
    if (!erased.equals(received)) {
      other.merge(erased, (long) step, Long::sum);
    }
    return other;
  }

  private static Map<String, Long> live(Map<String, Long> world) {
    var live = new HashMap<String, Long>();
    for (var quarter : QUARTERS) {
      for (var kind : KINDS) {
        var received = number(world, Counters.key(quarter, kind, Event.RECEIVED));
        var erased = number(world, Counters.key(quarter, kind, Event.ERASED));
        live.put(quarter + kind, received - erased);
      }
    }
    return live;
  }

  private static long number(Map<String, Long> world, String cell) {
    return Objects.requireNonNull(world.get(cell));
  }
}
