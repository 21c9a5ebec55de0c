package no.slett.local;

import java.io.PrintStream;

/** Prints the steps of a demonstration, one line each, and stops at the first untrue one. */
final class Telling {
  private final PrintStream out;
  private int steps;

  Telling(PrintStream out) {
    this.out = out;
  }

  /** What was demonstrated is not so. */
  static final class NotAsSaidException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAsSaidException(String message) {
      super(message);
    }
  }

  /** A heading. */
  void chapter(String title) {
    out.println();
    out.println(title);
  }

  /** Says what was seen, if it was. */
  void that(boolean so, String said) throws NotAsSaidException {
    if (!so) {
      throw new NotAsSaidException(said);
    }
    steps++;
    out.println("  OK  " + said);
  }

  /** How many steps were as said. */
  int steps() {
    return steps;
  }
}
