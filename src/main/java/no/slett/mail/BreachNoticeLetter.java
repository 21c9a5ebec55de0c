package no.slett.mail;

import no.slett.settings.Translated;

/**
 * Tells somebody that the security of their data was breached (Art. 34(2) with 33(3)(b) to (d)), in
 * the controller's words.
 */
public record BreachNoticeLetter(
    MailAddress to,
    Sender sender,
    String processTitle,
    Translated nature,
    Translated consequences,
    Translated measures)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "BreachNoticeLetter[...]";
  }
}
