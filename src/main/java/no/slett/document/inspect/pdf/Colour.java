package no.slett.document.inspect.pdf;

/**
 * A colour as the eye would tell it apart from another, roughly.
 *
 * @param known false for patterns, inks and whatever else has no simple value
 */
record Colour(float red, float green, float blue, boolean known) {
  static final Colour BLACK = new Colour(0, 0, 0, true);
  static final Colour WHITE = new Colour(1, 1, 1, true);
  static final Colour UNKNOWN = new Colour(0, 0, 0, false);

  private static final float APART = 0.06f;

  /** From the components of a grey, RGB or CMYK colour. */
  static Colour of(float... c) {
    return switch (c.length) {
      case 1 -> new Colour(c[0], c[0], c[0], true);
      case 3 -> new Colour(c[0], c[1], c[2], true);
      case 4 ->
          new Colour(
              (1 - c[0]) * (1 - c[3]), (1 - c[1]) * (1 - c[3]), (1 - c[2]) * (1 - c[3]), true);
      default -> UNKNOWN;
    };
  }

  boolean looksLike(Colour other) {
    return known
        && other.known
        && Math.abs(red - other.red) < APART
        && Math.abs(green - other.green) < APART
        && Math.abs(blue - other.blue) < APART;
  }
}
