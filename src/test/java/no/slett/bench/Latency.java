package no.slett.bench;

import java.util.Locale;

/**
 * How long applying takes for one of a hundred, in milliseconds, with and without an erasure.
 *
 * @param applications that were received during the erasure
 */
record Latency(String store, int clients, double alone, double erasing, int applications) {
  private static final double TARGET = 2;

  boolean reached() {
    return erasing <= TARGET * alone;
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | intake, CV of 100 KB, %d clients, p99 | %.0f ms | %.0f ms of %d | %.1f | <= %.0f |"
            + " %s |",
        store,
        clients,
        alone,
        erasing,
        applications,
        erasing / alone,
        TARGET,
        reached() ? "yes" : "no");
  }
}
