package no.slett.vault;

import no.slett.id.HiringProcessId;

/** The key of one hiring process: it wraps the keys of its applications and makes its tags. */
public final class ProcessKey {
  private final HiringProcessId process;
  private final SmallSeal seal;
  private final Tags tags;

  ProcessKey(HiringProcessId process, Secret secret) {
    this.process = process;
    this.seal = new SmallSeal(secret, "application-key");
    this.tags = new Tags(secret);
  }

  public HiringProcessId process() {
    return process;
  }

  /**
   * HMAC-SHA-256 (32 bytes) over the parts, under a key of its own per label. It can be made again
   * only while this key lives.
   */
  public byte[] mac(String label, byte[]... parts) {
    return tags.mac(label, parts);
  }

  SmallSeal seal() {
    return seal;
  }

  @Override
  public String toString() {
    return "ProcessKey[" + process + "]";
  }
}
