package no.slett.vault;

/**
 * Recognises things that belong to no hiring process, such as the mailbox that a sign-in code went
 * to. It lives as long as the master key, so what it makes must be dropped in time.
 */
public final class ServiceKey {
  private final Tags tags;

  ServiceKey(Secret master) {
    this.tags = new Tags(Secret.of(master.derive("service")));
  }

  /** HMAC-SHA-256 (32 bytes) over the parts, under a key of its own per label. */
  public byte[] mac(String label, byte[]... parts) {
    return tags.mac(label, parts);
  }

  @Override
  public String toString() {
    return "ServiceKey";
  }
}
