package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import no.slett.clock.ServiceClock;
import org.jspecify.annotations.Nullable;

/** The warnings before a process closes by itself, first to last (law PU-2). */
enum Warning {
  FIRST(1, Period.ofDays(30)),
  LAST(2, Period.ofDays(7));

  private final int number;
  private final Period ahead;

  Warning(int number, Period ahead) {
    this.number = number;
    this.ahead = ahead;
  }

  /** How many warnings a process has got once it has got this one. */
  int number() {
    return number;
  }

  /** What closes until then is to be warned of now. */
  Instant reach(Instant now) {
    return ServiceClock.after(now, ahead);
  }

  /** How many warnings are due for a process that closes then. */
  static int due(Instant now, @Nullable Instant closing) {
    var due = 0;
    for (var warning : values()) {
      if (closing != null && !closing.isAfter(warning.reach(now))) {
        due = warning.number();
      }
    }
    return due;
  }
}
