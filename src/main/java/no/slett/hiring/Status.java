package no.slett.hiring;

import java.util.Locale;

/** Where a hiring process is in its life. Computed from times, never stored. */
public enum Status {
  DRAFT,
  OPEN,
  DECIDED,
  CLOSING,
  CLOSED,
  PURGED;

  /** The name in the contract. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
