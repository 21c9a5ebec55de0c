package no.slett.settings;

import no.slett.id.Language;

/** One text in the three languages; none is blank. */
public record Translated(String nb, String nn, String en) {
  public Translated {
    if (nb.isBlank() || nn.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text is needed in nb, nn and en");
    }
  }

  /** The text in one language. */
  public String in(Language language) {
    return switch (language) {
      case NB -> nb;
      case NN -> nn;
      case EN -> en;
    };
  }
}
