package no.slett.bench;

import java.util.ArrayList;
import java.util.List;

/** One side of a figure: how fast it was in each round, and what it cost. */
final class Side {
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> things = new ArrayList<>();
  private Cpu cpu = Cpu.NONE;

  /** One round: so many things, in so many seconds. */
  void add(double done, double seconds, Cpu spent) {
    rates.add(done / seconds);
    things.add(done);
    cpu = cpu.plus(spent);
  }

  /** Things per second, round by round. */
  List<Double> rates() {
    return List.copyOf(rates);
  }

  double median() {
    return median(rates);
  }

  /** Milliseconds of processor for one thing, over all rounds. */
  Cpu cost() {
    return cpu.perThing(things.stream().mapToDouble(Double::doubleValue).sum());
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
