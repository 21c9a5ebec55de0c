package no.slett.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A message whose Message-ID we choose: sent twice, it is the same message (RFC 5322, 3.6.4). */
final class NamedMessage extends MimeMessage {
  private final String name;

  NamedMessage(Session session, String name) {
    super(session);
    this.name = name;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", "<" + name + ">");
  }
}
