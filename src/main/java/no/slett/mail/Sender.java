package no.slett.mail;

/** Who signs a letter: the controller's name and the address that answers questions. */
public record Sender(String name, MailAddress contact) {
  public Sender {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a sender has a name");
    }
  }
}
