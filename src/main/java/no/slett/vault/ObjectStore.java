package no.slett.vault;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One bucket or one folder of objects. Deleting here means every version, every delete marker and
 * every upload that was never finished.
 *
 * <p>A key is one or more segments of {@code [A-Za-z0-9._-]} joined by {@code /}; a segment does
 * not start with a dot, and no key is the folder of another. Keys are ids: they name no person.
 *
 * <p>Safe for many threads. Every method throws {@link StoreUnavailableException} when the store
 * does not answer, and its kind {@link StoreFullException} when it has no room.
 */
public interface ObjectStore extends AutoCloseable {
  /**
   * Keeps the file's bytes under the key; they are durable on return. Replaces what was there (in a
   * versioned bucket: adds a version).
   *
   * <p>May consume the file: on the same file system it is moved, not copied. After a failure the
   * file may be gone too.
   */
  default void put(String key, Path file) {
    putAll(Map.of(key, file));
  }

  /**
   * {@link #put(String, Path)} of several, cheaper than one after another. All are durable on
   * return; after a failure any of them may be there.
   */
  void putAll(Map<String, Path> files);

  /** Keeps these bytes under the key; they are durable on return. */
  void put(String key, byte[] bytes);

  /**
   * The newest version's bytes, exactly; to be closed. A failure while reading is an {@link
   * java.io.IOException} of the stream.
   *
   * @throws NoSuchObjectException when nothing is there, or a delete marker is newest
   */
  InputStream get(String key);

  /** The newest version's bytes, all in memory: for small objects. */
  Optional<byte[]> find(String key);

  /** {@link #list(String, String)} from the beginning. */
  default Stream<StoredObject> list(String prefix) {
    return list(prefix, "");
  }

  /**
   * The newest versions whose keys start with the prefix (which may be empty) and come after the
   * given key, in the order of keys. Pages are fetched as the stream is read; what is put or
   * deleted meanwhile may be in it or not.
   */
  Stream<StoredObject> list(String prefix, String after);

  /**
   * Deletes every version, marker and unfinished upload of exactly these keys. Missing keys are no
   * error. On return each was seen to be gone.
   *
   * @return how many of the keys were there and are gone
   */
  long delete(Collection<String> keys);

  /** {@link #deletePrefixes} of one. */
  default long deletePrefix(String prefix) {
    return deletePrefixes(List.of(prefix));
  }

  /**
   * Deletes every version, marker and unfinished upload below these prefixes, each of which must
   * end in {@code /}. Lists and deletes until each listing was seen empty, and fails loudly when
   * that does not happen. Many prefixes in one call are cheaper than many calls.
   *
   * @return how many distinct keys were there and are gone
   * @throws StoreUnavailableException also when the store keeps listing something that it was told
   *     to delete (an object lock, for example)
   */
  long deletePrefixes(Collection<String> prefixes);

  /**
   * How many versions, markers and unfinished uploads are still there: the read-back for a
   * certificate.
   */
  long remaining(String prefix);

  /**
   * How the store is set up, as far as it tells.
   *
   * @param now by the system clock: a lock that has run out locks nothing
   * @throws StoreUnavailableException when nobody answers, which is not the same as not telling
   */
  StoreFacts inspect(Instant now);

  /** Returns when the store answers and can be written to. */
  void check();

  /** Closes only what this store opened. */
  @Override
  void close();
}
