package no.slett.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks for what should be gone, in the files below a folder, as anybody with the disk could. */
final class Traces {
  private final Path folder;

  Traces(Path folder) {
    this.folder = folder;
  }

  /** The files and folders below a subfolder that have the id in their names. */
  List<Path> named(String subfolder, String id) throws IOException {
    try (var all = Files.walk(folder.resolve(subfolder))) {
      return all.filter(p -> folder.relativize(p).toString().contains(id)).toList();
    }
  }

  /**
   * The files whose names or bytes contain the word, whatever its case.
   *
   * @param word of ASCII letters and digits
   * @param except subfolders that are not looked into
   */
  List<Path> containing(String word, List<String> except) throws IOException {
    var found = new ArrayList<Path>();
    var small = word.toLowerCase(Locale.ROOT);
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return except.contains(folder.relativize(path).toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            if (path.toString().toLowerCase(Locale.ROOT).contains(small) || holds(path, small)) {
              found.add(path);
            }
            return FileVisitResult.CONTINUE;
          }

          // PostgreSQL works on: its files come and go.
          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private static boolean holds(Path file, String word) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var before = "";
      for (var block = in.readNBytes(1 << 20); block.length > 0; block = in.readNBytes(1 << 20)) {
        var text = before + new String(block, ISO_8859_1).toLowerCase(Locale.ROOT);
        if (text.contains(word)) {
          return true;
        }
        before = text.substring(Math.max(0, text.length() - word.length()));
      }
      return false;
    } catch (NoSuchFileException gone) {
      return false;
    }
  }
}
