package no.slett.vault;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
  private TemporaryFolder temporary;
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
  public void putAll(Map<String, Path> files) {
    var written = new LinkedHashMap<String, Path>();
    try {
      for (var file : files.entrySet()) {
        var mine = reserve(file.getKey(), written);
        take(file.getValue(), mine);
        Disk.syncFile(mine);
      }
      publish(written);
    } catch (IOException e) {
      throw failed(written, e);
    }
  }

  @Override
  public void put(String key, byte[] bytes) {
    var written = new LinkedHashMap<String, Path>();
    try {
      Disk.write(reserve(key, written), bytes);
      publish(written);
    } catch (IOException e) {
      throw failed(written, e);
    }
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
    check();
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

  /** Whether the file system takes snapshots or is mirrored, nobody can tell from inside. */
  @Override
  public StoreFacts inspect(Instant now) {
    check();
    return new StoreFacts(
        StoreFacts.Kind.FILE,
        StoreFacts.Versioning.OFF,
        StoreFacts.ObjectLock.OFF,
        StoreFacts.Replication.UNKNOWN,
        StoreFacts.Lifecycle.OFF,
        true);
  }

  @Override
  public void check() {
    if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw new StoreUnavailableException("the object folder is gone or read-only");
    }
  }

  @Override
  public synchronized void close() {
    try {
      temporary.close();
    } catch (IOException e) {
      throw unavailable("the temporary folder cannot be closed", e);
    }
  }

  /** A volume that was mounted over the folder later brings no folder of ours along. */
  private synchronized TemporaryFolder temporary() throws IOException {
    if (!temporary.isThere() && Files.isDirectory(folder)) {
      temporary.close();
      temporary = TemporaryFolder.open(folder.resolve(".tmp"));
    }
    return temporary;
  }

  private Path reserve(String key, Map<String, Path> written) throws IOException {
    var mine = temporary().next();
    written.put(ObjectNames.key(key), mine);
    return mine;
  }

  private static void take(Path file, Path mine) throws IOException {
    try {
      Files.move(file, mine, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.copy(file, mine);
    }
  }

  /** Names first, then each folder once: syncing a folder costs as much as syncing a file. */
  private void publish(Map<String, Path> written) throws IOException {
    var folders = new LinkedHashSet<Path>();
    for (var one : written.entrySet()) {
      var target = path(one.getKey());
      publish(one.getValue(), target);
      folders.add(Disk.parent(target));
    }
    for (var changed : folders) {
      Disk.syncFolder(changed);
    }
  }

  /** A deletion may remove the target's folder, just empty, between our two steps: once more. */
  private void publish(Path mine, Path target) throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        disk.makeFolders(folder, Disk.parent(target));
        Files.move(mine, target, StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (NoSuchFileException e) {
        if (tried == TRIES || !Files.exists(mine)) {
          throw e;
        }
      }
    }
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

  private StoreUnavailableException failed(Map<String, Path> written, IOException first) {
    for (var mine : written.values()) {
      try {
        Files.deleteIfExists(mine);
      } catch (IOException e) {
        first.addSuppressed(e);
      }
    }
    return unavailable("cannot keep " + String.join(", ", written.keySet()), first);
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
