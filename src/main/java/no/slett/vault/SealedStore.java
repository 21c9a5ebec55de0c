package no.slett.vault;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Seals into files beside the given ones, which stay where they are. */
  @Override
  public void putAll(Map<String, Path> files) {
    files.keySet().forEach(ObjectNames::key);
    var sealed = new LinkedHashMap<String, Path>();
    try {
      try {
        for (var file : files.entrySet()) {
          sealed.put(file.getKey(), sealedFile(file.getKey(), file.getValue()));
        }
        below.putAll(sealed);
      } finally {
        for (var file : sealed.values()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new StoreUnavailableException("cannot seal " + String.join(", ", files.keySet()), e);
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
  public StoreFacts inspect(Instant now) {
    return below.inspect(now);
  }

  @Override
  public void check() {
    below.check();
  }

  @Override
  public void close() {
    // opened nothing
  }

  private Path sealedFile(String name, Path plain) throws IOException {
    var sealed = Files.createTempFile(Disk.parent(plain.toAbsolutePath()), "sealed", null);
    try (var file = new BufferedOutputStream(Files.newOutputStream(sealed), 1 << 16);
        OutputStream sealing = key.sealing(file, name)) {
      Files.copy(plain, sealing);
      return sealed;
    } catch (IOException e) {
      Files.deleteIfExists(sealed);
      throw e;
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
