package no.slett.erasure;

import java.time.Instant;
import java.util.UUID;
import no.slett.basis.ActivityId;
import org.jspecify.annotations.Nullable;

/**
 * A restriction that is being opened (GDPR Art. 18).
 *
 * @param ground as the contract names it
 * @param objected null when all use is restricted
 */
public record NewRestriction(
    Blocked what, String ground, Instant reviewAt, @Nullable Objected objected) {
  /** The ground of a restriction while an objection waits for its decision (Art. 18(1)(d)). */
  public static final String OBJECTION = "objection";

  /** Which purpose the person objects to, and by which request. */
  public record Objected(UUID request, ActivityId activity) {}
}
