package no.slett.webhook;

import java.util.Locale;

/** What became of one attempt. */
enum Delivery {
  /** A 2xx: the recipient took it over. That it did its part is another thing. */
  DELIVERED,
  /** Any other answer; redirects are not followed. */
  REJECTED,
  /** No answer in time. */
  UNREACHABLE;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
