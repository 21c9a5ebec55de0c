package no.slett.document.inspect.image;

import no.slett.document.inspect.Finding;
import no.slett.document.inspect.Refusal;

/** How large a picture may be when opened. */
public final class ImageLimits {
  private static final long MOST_PIXELS = 100_000_000;

  private ImageLimits() {}

  /** Refuses a picture of more pixels than a desktop can hold. */
  public static void check(long width, long height) {
    if (width > 0 && height > MOST_PIXELS / width) {
      throw new Refusal(Finding.IMAGE_DIMENSIONS);
    }
  }
}
