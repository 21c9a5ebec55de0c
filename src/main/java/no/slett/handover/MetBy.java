package no.slett.handover;

import java.util.Locale;

/** How a duty was met, or why it was not. */
enum MetBy {
  /** A package was downloaded. */
  DOWNLOAD,
  /** The HR endpoint took a package. */
  HR,
  /** The qualifications were exported. */
  EXPORT,
  /** Somebody said why it is not needed. */
  WAIVER,
  /** The process closed by itself and waited for nobody. */
  CLOCK;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
