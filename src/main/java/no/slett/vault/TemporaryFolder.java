package no.slett.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One process' folder of half-written files. Its lock tells whether its owner lives, so that one
 * instance never cleans away what another is still writing.
 */
final class TemporaryFolder implements AutoCloseable {
  private static final String LOCK = "lock";

  private final Path folder;
  private final FileChannel lock;
  private final AtomicLong count = new AtomicLong();

  private TemporaryFolder(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Removes the folders of dead owners, then opens a new one. */
  static TemporaryFolder open(Path parent) throws IOException {
    Files.createDirectories(parent);
    for (var other : children(parent)) {
      removeIfDead(other);
    }
    for (; ; ) {
      var folder = Files.createDirectory(parent.resolve(UUID.randomUUID().toString()));
      var lock = lock(folder);
      if (lock != null) {
        return new TemporaryFolder(folder, lock);
      }
    }
  }

  /** Whether the folder is still where it was opened. */
  boolean isThere() {
    return Files.isDirectory(folder);
  }

  /** A name for one file; the caller moves it away or removes it. */
  Path next() {
    return folder.resolve(Long.toString(count.incrementAndGet()));
  }

  @Override
  public void close() throws IOException {
    remove(folder);
    lock.close();
  }

  private static void removeIfDead(Path folder) throws IOException {
    var lock = lock(folder);
    if (lock != null) {
      remove(folder);
      lock.close();
    }
  }

  /** Null when its owner lives, or somebody cleaned the folder between two of our steps. */
  private static @Nullable FileChannel lock(Path folder) throws IOException {
    var file = folder.resolve(LOCK);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (NoSuchFileException cleaned) {
      return null;
    }
    if (hold(channel) == null || !Files.exists(file)) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static @Nullable FileLock hold(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException ours) {
      return null;
    }
  }

  private static void remove(Path folder) throws IOException {
    for (var file : children(folder)) {
      Files.deleteIfExists(file);
    }
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException taken) {
      // its new owner put a lock there after we let ours go
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (var children = Files.list(folder)) {
      return children.toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }
}
