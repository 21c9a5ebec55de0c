package no.slett.journal;

/** What became of checking a signed text. */
public sealed interface Signature {
  /**
   * The signature is by one of our keys.
   *
   * @param payload the signed JSON text
   * @param typ what kind of text it is: one kind never passes for another
   * @param kid which key signed it
   */
  record Verified(String payload, String typ, String kid) implements Signature {}

  /** It is not, for whatever reason: not even its payload is to be looked at. */
  record Forged() implements Signature {}
}
