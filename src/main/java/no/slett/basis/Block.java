package no.slett.basis;

import java.util.List;

/** A piece of a notice, without markup. */
sealed interface Block {
  /** The words in it. */
  String words();

  /** A heading inside a section. */
  record Heading(String words) implements Block {}

  /** A paragraph. */
  record Paragraph(String words) implements Block {}

  /** A list. */
  record Bullets(List<String> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return String.join(" ", items);
    }
  }
}
