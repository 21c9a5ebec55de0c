package no.slett.handover;

import java.util.Arrays;
import java.util.Locale;

/** What has to be done about somebody hired before the process may be closed. */
enum Duty {
  /** What employment needs goes to HR (law PU-3). */
  HANDOVER,
  /** Their objective qualifications are exported (ldl. § 31, law IN-5). */
  QUALIFICATIONS;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The duty of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Duty of(String wire) {
    return Arrays.stream(values())
        .filter(duty -> duty.wire().equals(wire))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such duty"));
  }
}
