package no.slett.spine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Copies of whole folders, as a backup makes them and a restore puts them back. */
final class Folders {
  private Folders() {}

  /** Copies what is there over what may be there. */
  static void copy(Path from, Path to) throws IOException {
    var parent = to.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try (var paths = Files.walk(from)) {
      for (var path : paths.toList()) {
        copyOne(path, to.resolve(from.relativize(path)));
      }
    }
  }

  private static void copyOne(Path from, Path to) throws IOException {
    if (Files.isDirectory(from)) {
      if (!Files.isDirectory(to)) {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    } else {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Removes a folder with all that is in it; one that is not there is no error. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var paths = Files.walk(folder)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** The names of all objects of a store's folder, as keys. */
  static Set<String> objects(Path store) {
    try (var paths = Files.walk(store)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> store.relativize(path).toString())
          .filter(name -> !name.startsWith("."))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
