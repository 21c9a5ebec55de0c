package no.slett.erasure;

import java.util.Locale;

/** How far a batch reaches. */
enum Extent {
  /** A closed process and all of its applications, but for those that outlive it. */
  PROCESS,
  /** Some applications, wholly. */
  PERSONS,
  /** Some applications, down to what survives of them for another purpose. */
  REDUCTION;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Extent of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
