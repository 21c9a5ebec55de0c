package no.slett.document;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How documents are read in separate JVMs.
 *
 * @param workFolder where libraries spool plain text: memory-backed in production, and this
 *     instance's alone, since it is emptied at start
 * @param workers how many documents are read at once, 1 to 16; each is a JVM of its own
 * @param heapMegabytes the heap of each, at least 64
 * @param timeLimit how long one document may take once it has been handed over; starting a JVM does
 *     not count
 * @param startLimit how long a JVM may take to start, and to be handed a document
 * @param mostCharacters how much text is kept of one document, in UTF-16 units
 * @param documentsPerProcess after how many documents a JVM is replaced
 * @param jvmOptions further options of the JVM, such as an AOT cache
 */
public record ExtractorSettings(
    Path workFolder,
    int workers,
    int heapMegabytes,
    Duration timeLimit,
    Duration startLimit,
    int mostCharacters,
    int documentsPerProcess,
    List<String> jvmOptions) {

  public ExtractorSettings {
    require(workers >= 1 && workers <= 16, "workers must be 1 to 16");
    require(heapMegabytes >= 64, "heapMegabytes must be at least 64");
    require(timeLimit.isPositive(), "timeLimit must be positive");
    require(startLimit.isPositive(), "startLimit must be positive");
    require(mostCharacters >= 1_000, "mostCharacters must be at least 1000");
    require(documentsPerProcess >= 1, "documentsPerProcess must be at least 1");
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** What suits a small installation. */
  public static ExtractorSettings defaults(Path workFolder) {
    return new ExtractorSettings(
        workFolder,
        1,
        256,
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        1_000_000,
        500,
        List.of());
  }

  private static void require(boolean held, String message) {
    if (!held) {
      throw new IllegalArgumentException(message);
    }
  }
}
