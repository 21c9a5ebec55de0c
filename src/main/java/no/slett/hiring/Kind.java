package no.slett.hiring;

import java.util.Locale;

/** What people apply to. */
public enum Kind {
  /** One announced position, or several of the same kind. */
  VACANCY,
  /** No announced position: each application has a clock of its own. */
  UNSOLICITED;

  /** The name in the contract. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
