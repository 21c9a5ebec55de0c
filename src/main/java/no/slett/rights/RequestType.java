package no.slett.rights;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which right somebody uses (GDPR Art. 15 to 22), or that they complain. */
public enum RequestType {
  ACCESS,
  PORTABILITY,
  RECTIFICATION,
  ERASURE,
  RESTRICTION,
  OBJECTION,
  COMPLAINT;

  /** The word in the contract and in rows. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the data asked for must be there until the answer (law RQ-8). */
  public boolean blocksErasure() {
    return this == ACCESS || this == PORTABILITY;
  }

  /** All the words. */
  public static List<String> wires() {
    return Arrays.stream(values()).map(RequestType::wire).toList();
  }

  /** Reads {@link #wire}. */
  public static RequestType of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
