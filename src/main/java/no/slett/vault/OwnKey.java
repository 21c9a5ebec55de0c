package no.slett.vault;

import java.util.UUID;

/**
 * The key of one thing that belongs to no application: a mail to a mailbox, a request. When its
 * object goes, the thing is dark in every backup of rows.
 */
public final class OwnKey implements ItemKey {
  private final UUID id;
  private final SmallSeal seal;

  OwnKey(UUID id, Secret secret) {
    this.id = id;
    this.seal = new SmallSeal(secret, "data-key");
  }

  /** What it is the key of. */
  public UUID id() {
    return id;
  }

  @Override
  public byte[] wrap(DataKey key, String aad) {
    return seal.wrap(key.secret(), aad);
  }

  @Override
  public DataKey unwrap(byte[] wrapped, String aad) {
    return new DataKey(seal.unwrap(wrapped, aad));
  }

  @Override
  public String toString() {
    return "OwnKey[" + id + "]";
  }
}
