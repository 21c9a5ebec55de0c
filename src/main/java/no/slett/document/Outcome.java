package no.slett.document;

import java.util.Set;

/** What became of one document. */
public sealed interface Outcome {

  /**
   * Recruiters may read the document.
   *
   * @param text in NFC with line feeds; empty for a picture or a scan
   * @param flags what to warn a recruiter of, such as {@code hidden_text}; none for a harmless file
   */
  record Clean(String text, Set<String> flags) implements Outcome {
    public Clean {
      flags = Set.copyOf(flags);
    }

    // Text never shows in a log by accident.
    @Override
    public String toString() {
      return "Clean[%d characters, flags=%s]".formatted(text.length(), flags);
    }
  }

  /**
   * The document is kept from recruiters, for good: trying again would end the same.
   *
   * @param reason one word, such as {@code macro}
   */
  record Refused(String reason) implements Outcome {}

  /**
   * Nothing was learnt about the document: the machine failed, not the file. To be tried again, a
   * limited number of times.
   *
   * @param cause one word for the log
   */
  record Failed(String cause) implements Outcome {}
}
