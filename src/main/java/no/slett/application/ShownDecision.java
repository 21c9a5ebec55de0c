package no.slett.application;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was decided, and why. */
public record ShownDecision(
    String decision, String reasonCode, @Nullable String comment, Instant decidedAt) {
  /** Null while nobody has decided. */
  public static @Nullable ShownDecision of(Opener opener, SealedApplication application) {
    var decision = application.decision();
    return decision == null
        ? null
        : new ShownDecision(
            decision.decision(),
            decision.reasonCode(),
            opener.comment(application),
            decision.decidedAt());
  }

  @Override
  public String toString() {
    return "ShownDecision[" + decision + "]";
  }
}
