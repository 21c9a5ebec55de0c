package no.slett.accountability.breach;

import java.time.Instant;
import java.util.List;
import no.slett.http.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Whether the authority is told (Art. 33(1)).
 *
 * @param decision {@code notified}, or {@code not-notified} where a risk is unlikely
 * @param at when it was notified; now, if absent
 * @param text why, and under which reference
 * @param delay why it took longer than 72 hours, when it did
 */
record AuthorityDecision(
    String decision, @Nullable Instant at, String text, @Nullable String delay) {
  static final String NOTIFIED = "notified";

  AuthorityDecision {
    Fields.oneOf("decision", decision, List.of(NOTIFIED, "not-notified"));
    NewBreach.said("text", text);
    if (delay != null) {
      NewBreach.said("delay", delay);
    }
  }

  boolean notified() {
    return decision.equals(NOTIFIED);
  }

  @Override
  public String toString() {
    return "AuthorityDecision[" + decision + "]";
  }
}
