package no.slett.journal;

/**
 * A signed head of the audit chain.
 *
 * @param sequence the number of the seal that it vouches for
 * @param jws as it was signed; its payload is the audit room's
 */
public record AuditHead(long sequence, String jws) {
  public AuditHead {
    if (sequence < 0) {
      throw new IllegalArgumentException("a sequence number is not negative");
    }
  }
}
