package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells an applicant that the hiring process ends, what becomes of the application, and what can
 * still be done about that.
 *
 * @param stage when it is told
 * @param endsAt when the application's basis ends and its erasure begins
 * @param reminded whether a reminder will follow
 * @param remembered until when a consent to the talent pool keeps what it covers; null without one
 * @param pool whether the talent pool can still be joined
 * @param locked until when what shows how the decision was made stays locked in case of a claim;
 *     null when it does not
 * @param me where an applicant signs in
 * @param service public address of the service; the erasure status is below it
 */
public record ClosingLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    Stage stage,
    Instant endsAt,
    boolean reminded,
    @Nullable Instant remembered,
    boolean pool,
    @Nullable Instant locked,
    URI me,
    URI service)
    implements Letter {
  /** When it is told. */
  public enum Stage {
    /** The process has begun to close. */
    CLOSING,
    /** It is closed in a few days. */
    REMINDER,
    /** It is closed already: there was no time between, or nobody was told in time. */
    OVER
  }

  /** Never who. */
  @Override
  public String toString() {
    return "ClosingLetter[" + stage + "]";
  }
}
