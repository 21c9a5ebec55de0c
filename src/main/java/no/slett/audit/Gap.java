package no.slett.audit;

import java.util.List;

/**
 * Seals that the chain goes on without: a restored database lost them, or they were dropped with
 * age.
 *
 * @param first sequence number of the first lost seal
 * @param last of the last one
 */
public record Gap(long first, long last) {
  public Gap {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("a gap has a first and a last seal");
    }
  }

  /** As the event names it. */
  String wire() {
    return first + "-" + last;
  }

  boolean toldBy(List<LoggedEvent> events) {
    return events.stream()
        .anyMatch(e -> e.action().equals(Action.AUDIT_GAP.wire()) && wire().equals(e.digest()));
  }
}
