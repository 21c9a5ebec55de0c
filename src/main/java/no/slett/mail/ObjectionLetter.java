package no.slett.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells somebody what was decided about their objection (GDPR Art. 21(1), 12(4)). */
public sealed interface ObjectionLetter extends Letter {
  /** Who decided. */
  Sender sender();

  /** The position that they applied for. */
  String processTitle();

  /** The controller stops. */
  record Upheld(MailAddress to, Sender sender, String processTitle, @Nullable String text)
      implements ObjectionLetter {
    /** Never who or what. */
    @Override
    public String toString() {
      return "Upheld";
    }
  }

  /**
   * The controller goes on.
   *
   * @param ground as the contract names it: {@code overriding-grounds} or {@code legal-claims}
   * @param text why, in this case
   * @param liftsAt when the data may be used again
   */
  record Rejected(
      MailAddress to,
      Sender sender,
      String processTitle,
      String ground,
      String text,
      Instant liftsAt)
      implements ObjectionLetter {
    /** Never who or what. */
    @Override
    public String toString() {
      return "Rejected[" + liftsAt + "]";
    }
  }
}
