package no.slett.mail;

/**
 * What became of a mail. No outcome carries words of the mail server: they may show the address.
 */
public sealed interface Delivery {
  /** The server took the mail over. */
  record Sent() implements Delivery {}

  /**
   * The server will never take this mail; do not try again.
   *
   * @param code the SMTP reply code, 5xx (RFC 5321 section 4.2)
   */
  record Refused(int code) implements Delivery {}

  /**
   * Not now: the server is away, busy, or does not let us in. Try again later.
   *
   * @param code the SMTP reply code, 0 when there was none
   */
  record Unavailable(int code) implements Delivery {}
}
