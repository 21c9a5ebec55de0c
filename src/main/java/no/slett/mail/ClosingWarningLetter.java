package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * Tells the recruiting mailbox that a hiring process will start closing by itself (law PU-2).
 *
 * @param closesItself when closing starts
 * @param daysLeft whole days until then
 * @param process the process in the service, for those who may see it
 */
public record ClosingWarningLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    Reason reason,
    Instant closesItself,
    int daysLeft,
    URI process)
    implements Letter {
  /** Why a process closes by itself. */
  public enum Reason {
    /** Nobody worked on it for the time set. */
    INACTIVITY,
    /** It reaches the greatest age a process may have; activity does not help. */
    GREATEST_AGE
  }

  public ClosingWarningLetter {
    if (daysLeft < 1) {
      throw new IllegalArgumentException("a warning comes before");
    }
  }

  /** Never who. */
  @Override
  public String toString() {
    return "ClosingWarningLetter[" + process + "]";
  }
}
