package no.slett.privacy;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an erasure stands, as the privacy officer asks for it. */
enum ErasureState {
  /** Its time has come, and nothing keeps it: the next sweep claims it, or has. */
  DUE,
  /** Its time has come, but something keeps it. */
  BLOCKED,
  /** It should have been gone for more than two days (law PU-1): an alarm. */
  OVERDUE,
  /** Gone, with its certificate. */
  DONE;

  /** What may pass before an erasure that is due is an alarm. */
  static final Duration ALARM = Duration.ofDays(2);

  static Optional<ErasureState> of(String wire) {
    return Stream.of(values()).filter(state -> state.wire().equals(wire)).findFirst();
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
