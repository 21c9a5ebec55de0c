package no.slett.vault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store whose objects lie sealed in the store below, each under its own key as associated data: a
 * sealed object copied to another key does not open.
 *
 * <p>Reading throws {@link SealBrokenException} when the bytes below are not the ones put. Closing
 * it leaves the store below open.
 */
public final class SealedStore implements ObjectStore {
  private final ObjectStore below;
  private final DataKey key;

  public SealedStore(ObjectStore below, DataKey key) {
    this.below = below;
    this.key = key;
  }

  /** Seals into a file beside the given one, which stays where it is. */
  @Override
  public void put(String name, Path file) {
    ObjectNames.key(name);
    try {
      var sealed = Files.createTempFile(Disk.parent(file.toAbsolutePath()), "sealed", null);
      try {
        seal(file, sealed, name);
        below.put(name, sealed);
      } finally {
        Files.deleteIfExists(sealed);
      }
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot seal " + name, e);
    }
  }

  @Override
  public void put(String name, byte[] bytes) {
    var sealed = new ByteArrayOutputStream(bytes.length + 256);
    try (var sealing = key.sealing(sealed, name)) {
      sealing.write(bytes);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot seal " + name, e);
    }
    below.put(name, sealed.toByteArray());
  }

  @Override
  public InputStream get(String name) {
    var sealed = below.get(name);
    try {
      return key.opening(sealed, name);
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot open " + name, e);
    }
  }

  @Override
  public Optional<byte[]> find(String name) {
    return below.find(name).map(found -> open(found, name));
  }

  @Override
  public Stream<StoredObject> list(String prefix, String after) {
    return below.list(prefix, after).map(SealedStore::plain);
  }

  @Override
  public long delete(Collection<String> keys) {
    return below.delete(keys);
  }

  @Override
  public long deletePrefixes(Collection<String> prefixes) {
    return below.deletePrefixes(prefixes);
  }

  @Override
  public long remaining(String prefix) {
    return below.remaining(prefix);
  }

  @Override
  public void check() {
    below.check();
  }

  @Override
  public void close() {
    // opened nothing
  }

  private void seal(Path plain, Path sealed, String name) throws IOException {
    try (var file = new BufferedOutputStream(Files.newOutputStream(sealed), 1 << 16);
        OutputStream sealing = key.sealing(file, name)) {
      Files.copy(plain, sealing);
    }
  }

  private byte[] open(byte[] sealed, String name) {
    try (var opening = key.opening(new ByteArrayInputStream(sealed), name)) {
      return opening.readAllBytes();
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot open " + name, e);
    }
  }

  private static StoredObject plain(StoredObject sealed) {
    var size = DataKey.plainSize(sealed.size());
    return new StoredObject(sealed.key(), size, sealed.lastModified());
  }
}
