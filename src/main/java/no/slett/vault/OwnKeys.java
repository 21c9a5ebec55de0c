package no.slett.vault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keys of things of one kind that belong to no application, each an object of the store of keys:
 * {@code {kind}/{id}}, sealed under the master key. Nothing is cached.
 */
public final class OwnKeys {
  private final ObjectStore keys;
  private final MasterKey master;
  private final String kind;

  /**
   * Leaves the store open when done with it.
   *
   * @param kind one segment of the name, which no id looks like: {@code mail}, {@code requests}
   */
  public OwnKeys(ObjectStore keys, MasterKey master, String kind) {
    this.keys = keys;
    this.master = master;
    this.kind = kind;
  }

  /** Makes the key of a new thing, durable on return. */
  public OwnKey create(UUID id) {
    var secret = Secret.random();
    keys.put(name(id), master.ownSeal().wrap(secret, name(id)));
    return new OwnKey(id, secret);
  }

  /**
   * The key of a thing.
   *
   * @throws KeyMissingException when it is not in the store
   * @throws SealBrokenException when it was made under another master key, or damaged
   */
  public OwnKey find(UUID id) {
    var name = name(id);
    var wrapped = keys.find(name).orElseThrow(() -> new KeyMissingException(name));
    return new OwnKey(id, master.ownSeal().unwrap(wrapped, name));
  }

  /** Deletes keys, every version of each; those that are gone already are no error. */
  public void destroy(List<UUID> ids) {
    keys.delete(ids.stream().map(this::name).toList());
  }

  /** Whose keys were stored before an instant of the system clock. */
  public List<UUID> olderThan(Instant before) {
    try (var listed = keys.list(kind + "/")) {
      return listed
          .filter(object -> object.lastModified().isBefore(before))
          .map(object -> UUID.fromString(object.key().substring(kind.length() + 1)))
          .toList();
    }
  }

  private String name(UUID id) {
    return kind + "/" + id;
  }
}
