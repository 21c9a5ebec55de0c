package no.slett.document.arrival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where uploads lie, sealed, until they are stored. Empty whenever no upload is running. */
public final class Spool {
  private final Path folder;

  /** Clears what a crash left behind. One for each folder. */
  public Spool(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      clear(folder, false);
    } catch (IOException e) {
      throw new UncheckedIOException("the spool folder cannot be used: " + folder, e);
    }
  }

  /** A folder for one upload; closing it removes whatever is still in it. */
  public Place open(String name) throws IOException {
    return new Place(Files.createDirectory(folder.resolve(name)));
  }

  /** The folder of one upload. */
  public record Place(Path path) implements AutoCloseable {
    /** Where a file of this name is, or will be. */
    public Path file(String name) {
      return path.resolve(name);
    }

    @Override
    public void close() throws IOException {
      clear(path, true);
    }
  }

  private static void clear(Path root, boolean itself) throws IOException {
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        if (itself || !path.equals(root)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
