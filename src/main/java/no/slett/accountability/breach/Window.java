package no.slett.accountability.breach;

import java.time.Instant;
import no.slett.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A part of the log: from an instant to before another, and of one actor or of all.
 *
 * @param actor the subject of somebody's tokens, or null
 */
record Window(Instant from, Instant to, @Nullable String actor) {
  Window {
    if (!from.isBefore(to)) {
      throw Problem.invalidField("to", "Give an end that comes after the beginning.").exception();
    }
  }
}
