package no.slett.mail;

/**
 * The last letter to a mailbox whose owner gave another one: it may have been somebody else. It
 * does not say which.
 */
public record AddressChangedLetter(MailAddress to, Sender sender, String processTitle)
    implements Letter {
  /** Never who or what. */
  @Override
  public String toString() {
    return "AddressChangedLetter[...]";
  }
}
