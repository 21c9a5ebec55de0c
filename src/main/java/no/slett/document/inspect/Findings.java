package no.slett.document.inspect;

import java.util.EnumSet;
import java.util.Set;

/** What one inspection has found so far that does not stop the file. */
public final class Findings {
  /** Fewer hidden letters than this are an artefact of a layout program, not a message. */
  private static final int NOTEWORTHY = 20;

  private final Set<Finding> flags = EnumSet.noneOf(Finding.class);
  private int hiddenLetters;

  /** A recruiter is to be told. */
  public void flag(Finding finding) {
    flags.add(finding);
  }

  /** Counts the letters and digits of text that a reader of the page does not see. */
  public void hidden(String text) {
    hiddenLetters += (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    if (hiddenLetters >= NOTEWORTHY) {
      flag(Finding.HIDDEN_TEXT);
    }
  }

  /** All flags. */
  public Set<Finding> flags() {
    return Set.copyOf(flags);
  }
}
