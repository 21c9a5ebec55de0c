package no.slett.mail;

import java.time.Duration;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the mail server.
 *
 * @param user null when the server asks for no login
 * @param password present exactly when the user is
 * @param from the sender's address, also the envelope's; its domain names our messages
 * @param fromName the sender's name as people see it
 * @param replyTo where answers go; null for {@code from}
 */
public record SmtpSettings(
    String host,
    int port,
    Tls tls,
    @Nullable String user,
    @Nullable String password,
    MailAddress from,
    String fromName,
    @Nullable MailAddress replyTo,
    Duration connectTimeout,
    Duration readTimeout) {
  /** How the connection is protected. */
  public enum Tls implements Keyword {
    /** Not at all: a catcher or a relay on the same machine. */
    NONE,
    /** STARTTLS, and nothing is sent without it. */
    STARTTLS,
    /** TLS from the first byte. */
    IMPLICIT
  }

  public SmtpSettings {
    if (host.isBlank() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("a mail server has a host and a port");
    }
    if ((user == null) != (password == null)) {
      throw new IllegalArgumentException("user and password of the mail server go together");
    }
    if (user != null && tls == Tls.NONE) {
      throw new IllegalArgumentException("a password is not sent without TLS");
    }
    if (fromName.isBlank() || fromName.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the sender's name is one line");
    }
    requireTime(connectTimeout);
    requireTime(readTimeout);
  }

  private static void requireTime(Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("a time-out of the mail server is a millisecond or more");
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpSettings[" + host + ":" + port + ", " + tls.keyword() + "]";
  }
}
