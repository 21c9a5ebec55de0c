package no.slett.hiring;

import no.slett.clock.ServiceClock;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** The warnings before a process closes by itself, first to last (law PU-2). */
enum Warning {
  FIRST(Period.ofDays(30)),
  LAST(Period.ofDays(7));

  private final Period ahead;

  Warning(Period ahead) {
    this.ahead = ahead;
  }

  /** How many warnings a process has got once it has got this one. */
  int number() {
    return ordinal() + 1;
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
