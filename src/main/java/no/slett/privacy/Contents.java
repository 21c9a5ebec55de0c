package no.slett.privacy;

import java.util.Locale;

/** What a store is for; the three have different backup rules. */
public enum Contents {
  OBJECTS,
  KEYS,
  JOURNAL;

  /** The name in the contract. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
