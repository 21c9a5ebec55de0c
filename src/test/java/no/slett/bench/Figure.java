package no.slett.bench;

import java.util.ArrayList;
import java.util.Locale;

/**
 * Something measured beside its floor, round by round; more is better in both.
 *
 * @param target of the ratio
 */
record Figure(String store, String what, String unit, Side floor, Side service, double target) {

  /** The median of the rounds' own ratios: what disturbs a machine disturbs both of a round. */
  double ratio() {
    var ratios = new ArrayList<Double>();
    for (var i = 0; i < floor.rates().size(); i++) {
      ratios.add(service.rates().get(i) / floor.rates().get(i));
    }
    return Side.median(ratios);
  }

  boolean reached() {
    return ratio() >= target;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.0f %s | %.0f %s | %.2f | %.1f | %s | %s | %s |",
        store,
        what,
        floor.median(),
        unit,
        service.median(),
        unit,
        ratio(),
        target,
        reached() ? "yes" : "no",
        floor.cost(),
        service.cost());
  }
}
