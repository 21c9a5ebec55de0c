package no.slett.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Objects as files of one folder, for a single machine. A key is a path below it.
 *
 * <p>A new object is written aside, synced, renamed into place, and then its folder is synced:
 * after a power cut it is either whole or not there.
 */
public final class FileObjectStore implements ObjectStore {
  private static final int TRIES = 20;

  private final Path folder;
  private final TemporaryFolder temporary;
  private final Disk disk = new Disk();
  private final FileRemoval removal;

  /** Makes the folder if need be, and cleans away what a killed owner left half-written. */
  public FileObjectStore(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
    this.removal = new FileRemoval(this.folder);
    try {
      Files.createDirectories(this.folder);
      this.temporary = TemporaryFolder.open(this.folder.resolve(".tmp"));
    } catch (IOException e) {
      throw unavailable("the object folder cannot be opened", e);
    }
  }

  @Override
  public void put(String key, Path file) {
    var target = path(key);
    keep(key, target, mine -> take(file, mine));
  }

  @Override
  public void put(String key, byte[] bytes) {
    var target = path(key);
    keep(key, target, mine -> Files.write(mine, bytes, StandardOpenOption.CREATE_NEW));
  }

  @Override
  public InputStream get(String key) {
    try {
      return Files.newInputStream(path(key));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new NoSuchObjectException(key);
    } catch (IOException e) {
      throw unavailable("cannot read " + key, e);
    }
  }

  @Override
  public Optional<byte[]> find(String key) {
    try {
      return Optional.of(Files.readAllBytes(path(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unavailable("cannot read " + key, e);
    }
  }

  @Override
  public Stream<StoredObject> list(String prefix, String after) {
    ObjectNames.prefix(prefix);
    var tree = new FileTree(folder, prefix, after);
    var traits = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(tree, traits), false);
  }

  @Override
  public long delete(Collection<String> keys) {
    var paths = keys.stream().distinct().map(this::path).toList();
    try {
      return removal.files(paths);
    } catch (IOException e) {
      throw unavailable("cannot delete objects", e);
    }
  }

  @Override
  public long deletePrefixes(Collection<String> prefixes) {
    long gone = 0;
    for (var prefix : prefixes) {
      gone += deleteFolder(ObjectNames.folder(prefix));
    }
    return gone;
  }

  @Override
  public long remaining(String prefix) {
    try (var left = list(prefix)) {
      return left.count();
    }
  }

  @Override
  public void check() {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new StoreUnavailableException("the object folder is gone or read-only");
    }
  }

  @Override
  public void close() {
    try {
      temporary.close();
    } catch (IOException e) {
      throw unavailable("the temporary folder cannot be closed", e);
    }
  }

  private interface Filling {
    void into(Path file) throws IOException;
  }

  private void keep(String key, Path target, Filling filling) {
    var mine = temporary.next();
    try {
      filling.into(mine);
      Disk.syncFile(mine);
      publish(mine, target);
    } catch (IOException e) {
      discard(mine, e);
      throw unavailable("cannot keep " + key, e);
    }
  }

  private static void take(Path file, Path mine) throws IOException {
    try {
      Files.move(file, mine, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.copy(file, mine);
    }
  }

  /** A deletion may remove the target's folder, just empty, between our two steps: once more. */
  private void publish(Path mine, Path target) throws IOException {
    var parent = Disk.parent(target);
    for (int tried = 1; ; tried++) {
      try {
        disk.makeFolders(folder, parent);
        Files.move(mine, target, StandardCopyOption.ATOMIC_MOVE);
        break;
      } catch (NoSuchFileException e) {
        if (tried == TRIES || !Files.exists(mine)) {
          throw e;
        }
      }
    }
    Disk.syncFolder(parent);
  }

  private long deleteFolder(String prefix) {
    long gone = 0;
    for (int round = 0; round < TRIES; round++) {
      try {
        gone += removal.tree(folder.resolve(prefix));
      } catch (IOException e) {
        throw unavailable("cannot delete " + prefix, e);
      }
      if (remaining(prefix) == 0) {
        return gone;
      }
    }
    throw new StoreUnavailableException("objects keep appearing in " + prefix);
  }

  private static void discard(Path mine, IOException first) {
    try {
      Files.deleteIfExists(mine);
    } catch (IOException e) {
      first.addSuppressed(e);
    }
  }

  private Path path(String key) {
    return folder.resolve(ObjectNames.key(key));
  }

  private StoreUnavailableException unavailable(String message, IOException e) {
    return Disk.full(folder, e)
        ? new StoreFullException(message, e)
        : new StoreUnavailableException(message, e);
  }
}
