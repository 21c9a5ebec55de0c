package no.slett.vault;

import no.slett.id.ApplicationId;

/** The key of one application: it wraps the data keys of its items. When it goes, they go dark. */
public final class ApplicationKey implements ItemKey {
  private final ApplicationId application;
  private final SmallSeal seal;
  private final Tags tags;

  ApplicationKey(ApplicationId application, Secret secret) {
    this.application = application;
    this.seal = new SmallSeal(secret, "data-key");
    this.tags = new Tags(secret);
  }

  public ApplicationId application() {
    return application;
  }

  /** A new random key for one item; wrap it to keep it. */
  public DataKey newDataKey() {
    return new DataKey(Secret.random());
  }

  @Override
  public byte[] wrap(DataKey key, String aad) {
    return seal.wrap(key.secret(), aad);
  }

  @Override
  public DataKey unwrap(byte[] wrapped, String aad) {
    return new DataKey(seal.unwrap(wrapped, aad));
  }

  /** HMAC-SHA-256 (32 bytes) over the parts, under a key of its own per label. */
  public byte[] mac(String label, byte[]... parts) {
    return tags.mac(label, parts);
  }

  @Override
  public String toString() {
    return "ApplicationKey[" + application + "]";
  }
}
