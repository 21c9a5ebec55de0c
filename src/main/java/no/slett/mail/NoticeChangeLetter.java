package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import no.slett.settings.Translated;

/**
 * Tells somebody who has applied who else is going to get their data (GDPR Art. 13(1)(e), (f) and
 * (3)).
 *
 * @param recipients those who are new to them, one at least
 * @param notice where the whole notice can be read as it is now; takes a language
 * @param me where they can withdraw or use their rights
 */
public record NoticeChangeLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    List<Recipient> recipients,
    URI notice,
    URI me)
    implements Letter {
  /**
   * Somebody who gets data.
   *
   * @param processor whether they do it on the controller's behalf
   * @param category what they do
   * @param abroad where data leave the EEA with them, to themselves or to whom they have engaged
   * @param from when they get the first
   */
  public record Recipient(
      String name,
      boolean processor,
      Translated category,
      Translated country,
      List<Abroad> abroad,
      Instant from) {
    public Recipient {
      abroad = List.copyOf(abroad);
    }
  }

  /**
   * Data that leave the EEA.
   *
   * @param basis what that rests on: adequacy, standard-clauses or binding-corporate-rules
   */
  public record Abroad(String name, Translated country, String basis) {}

  public NoticeChangeLetter {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("there is something to tell");
    }
  }

  /** Never who. */
  @Override
  public String toString() {
    return "NoticeChangeLetter[" + recipients + "]";
  }
}
