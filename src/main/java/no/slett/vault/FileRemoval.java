package no.slett.vault;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Removes files and the folders that they leave empty, and makes that durable. */
final class FileRemoval {
  private final Path root;

  FileRemoval(Path root) {
    this.root = root;
  }

  /** Returns how many of the files were there. */
  long files(Collection<Path> files) throws IOException {
    long gone = 0;
    var parents = new LinkedHashSet<Path>();
    for (var file : files) {
      if (Files.deleteIfExists(file)) {
        gone++;
      }
      parents.add(Disk.parent(file));
    }
    settle(parents);
    return gone;
  }

  /** Returns how many files were in the folder. */
  long tree(Path folder) throws IOException {
    var gone = new AtomicLong();
    Files.walkFileTree(folder, new Remover(gone));
    settle(Set.of(folder));
    return gone.get();
  }

  private void settle(Set<Path> folders) throws IOException {
    var changed = new LinkedHashSet<Path>();
    for (var folder : folders) {
      changed.add(removeEmpty(folder));
    }
    for (var folder : changed) {
      Disk.syncFolder(folder);
    }
  }

  /** The nearest folder that stays, whose names have changed. */
  private Path removeEmpty(Path folder) throws IOException {
    var left = folder;
    while (!left.equals(root) && removed(left)) {
      left = Disk.parent(left);
    }
    return left;
  }

  private static boolean removed(Path folder) throws IOException {
    try {
      Files.deleteIfExists(folder);
      return true;
    } catch (DirectoryNotEmptyException stays) {
      return false;
    }
  }

  private static final class Remover extends SimpleFileVisitor<Path> {
    private final AtomicLong gone;

    Remover(AtomicLong gone) {
      this.gone = gone;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes facts) throws IOException {
      if (Files.deleteIfExists(file)) {
        gone.incrementAndGet();
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (e instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
        throws IOException {
      if (e != null && !(e instanceof NoSuchFileException)) {
        throw e;
      }
      var _ = removed(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
