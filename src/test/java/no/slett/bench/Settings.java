package no.slett.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured: {@code slett.bench.rounds}, {@code .seconds} (of each half of a round),
 * {@code .warmup} (applications), {@code .applications} (of the process that is erased), {@code
 * .stores} ({@code file}, {@code s3}), {@code .parts} ({@code intake}, {@code memory}, {@code
 * erasure}), and {@code .flags} for the service's JVM instead of the image's.
 */
record Settings(
    int rounds,
    Duration half,
    int warmup,
    int applications,
    List<String> stores,
    List<String> parts,
    List<String> flags) {

  static Settings fromSystemProperties() {
    return new Settings(
        Integer.getInteger("slett.bench.rounds", 3),
        Duration.ofSeconds(Integer.getInteger("slett.bench.seconds", 2)),
        Integer.getInteger("slett.bench.warmup", 2000),
        Integer.getInteger("slett.bench.applications", 1000),
        List.of(System.getProperty("slett.bench.stores", "file,s3").split(",")),
        List.of(System.getProperty("slett.bench.parts", "intake,memory,erasure").split(",")),
        chosenFlags());
  }

  private static List<String> chosenFlags() {
    var asked = System.getProperty("slett.bench.flags", "");
    return asked.isEmpty() ? Image.flags() : List.of(asked.split(" "));
  }
}
