package no.slett.bench;

import java.util.List;
import java.util.Locale;

/**
 * Something measured beside its floor, round by round; more is better in both.
 *
 * @param target of the ratio
 */
record Figure(
    String store,
    String what,
    String unit,
    List<Double> floor,
    List<Double> service,
    double target) {

  double floorMedian() {
    return median(floor);
  }

  double serviceMedian() {
    return median(service);
  }

  /** The median of the rounds' own ratios: what disturbs a machine disturbs both of a round. */
  double ratio() {
    var ratios = new Double[floor.size()];
    for (var i = 0; i < ratios.length; i++) {
      ratios[i] = service.get(i) / floor.get(i);
    }
    return median(List.of(ratios));
  }

  boolean reached() {
    return ratio() >= target;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f %s | %.0f %s | %.2f | %.1f | %s |",
        store,
        what,
        floorMedian(),
        unit,
        serviceMedian(),
        unit,
        ratio(),
        target,
        reached() ? "yes" : "no");
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
