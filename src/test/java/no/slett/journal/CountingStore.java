package no.slett.journal;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoreFacts;
import no.slett.vault.StoredObject;

/** A store that counts the names which anybody read from its listings. */
final class CountingStore implements ObjectStore {
  private final ObjectStore store;
  private final AtomicInteger listed = new AtomicInteger();

  CountingStore(ObjectStore store) {
    this.store = store;
  }

  /** How many names were read since this was last asked. */
  int listed() {
    return listed.getAndSet(0);
  }

  @Override
  public Stream<StoredObject> list(String prefix, String after) {
    return store.list(prefix, after).peek(_ -> listed.incrementAndGet());
  }

  @Override
  public void putAll(Map<String, Path> files) {
    store.putAll(files);
  }

  @Override
  public void put(String key, byte[] bytes) {
    store.put(key, bytes);
  }

  @Override
  public InputStream get(String key) {
    return store.get(key);
  }

  @Override
  public Optional<byte[]> find(String key) {
    return store.find(key);
  }

  @Override
  public long delete(Collection<String> keys) {
    return store.delete(keys);
  }

  @Override
  public long deletePrefixes(Collection<String> prefixes) {
    return store.deletePrefixes(prefixes);
  }

  @Override
  public long remaining(String prefix) {
    return store.remaining(prefix);
  }

  @Override
  public StoreFacts inspect(Instant now) {
    return store.inspect(now);
  }

  @Override
  public void check() {
    store.check();
  }

  @Override
  public void close() {
    store.close();
  }
}
