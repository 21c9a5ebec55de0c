package no.slett.vault;

import java.util.Arrays;
import java.util.Locale;

/** The purposes for which items may outlive their hiring process; each has keys of its own. */
public enum KeptFor {
  /** Consent, Art. 6(1)(a). */
  TALENT_POOL(1),
  /** A legitimate interest, Art. 6(1)(f). */
  CLAIMS_DEFENCE(2),
  /** A concrete dispute, Art. 17(3)(e). */
  HOLD(3),
  /** Restriction of processing, Art. 18. */
  RESTRICTION(4),
  /** A request for access or portability that is not answered yet (law RQ-8). */
  REQUEST(5);

  private final int number;

  KeptFor(int number) {
    this.number = number;
  }

  /** Its number in the working index, which never changes. */
  public int number() {
    return number;
  }

  /** The name in rows, journal entries and names of objects. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #wire}. */
  public static KeptFor of(String wire) {
    return Arrays.stream(values()).filter(p -> p.wire().equals(wire)).findFirst().orElseThrow();
  }
}
