package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks somebody to speak of an applicant, and tells them first all that Art. 14 says they have to
 * know (law 4.2).
 *
 * @param origin where an employer knows of somebody whom the applicant did not name; null if named
 * @param controller who is responsible, in paragraphs
 * @param recipients who else gets the data, in paragraphs
 * @param latest when everything is erased at the latest; null when the process has no such date
 * @param page where the referee sees, corrects and objects without a login
 */
public record RefereeLetter(
    MailAddress to,
    Sender sender,
    String referee,
    String applicant,
    String processTitle,
    @Nullable String origin,
    List<String> controller,
    String purpose,
    String interest,
    List<String> recipients,
    @Nullable Instant latest,
    URI page)
    implements Letter {
  public RefereeLetter {
    controller = List.copyOf(controller);
    recipients = List.copyOf(recipients);
  }

  /** Never who, and never the link. */
  @Override
  public String toString() {
    return "RefereeLetter[...]";
  }
}
