package no.slett.document.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The folder into which libraries spool plain text of documents. */
public final class TemporaryFiles {
  private static final int ROOM = 256 * 1024;

  private TemporaryFiles() {}

  /**
   * Tells a document that cannot be read from a folder that cannot be written.
   *
   * @throws IOException when nothing more can be spooled
   */
  static void checkRoom(Path folder) throws IOException {
    var file = Files.createTempFile(folder, "room", null);
    Files.write(file, new byte[ROOM]);
    Files.delete(file);
  }

  /** Deletes all that is in the folder, and leaves the folder. */
  public static void empty(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
