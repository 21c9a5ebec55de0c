package no.slett.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends mail over SMTP; one connection per mail, so that nothing is left open or half-said. */
public final class SmtpTransport implements MailTransport {
  /** Held, because loggers are collected with their level: its protocol trace shows addresses. */
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.angus.mail");

  private static final System.Logger LOG = System.getLogger(SmtpTransport.class.getName());

  private final SmtpSettings settings;
  private final InstantSource systemClock;
  private final Session session;

  /** Connects only when a mail is sent. */
  public SmtpTransport(SmtpSettings settings, InstantSource systemClock) {
    LIBRARY.setLevel(Level.WARNING);
    this.settings = settings;
    this.systemClock = systemClock;
    this.session = Session.getInstance(properties(settings));
  }

  private static Properties properties(SmtpSettings settings) {
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", millis(settings.connectTimeout()));
    properties.put("mail.smtp.timeout", millis(settings.readTimeout()));
    properties.put("mail.smtp.writetimeout", millis(settings.readTimeout()));
    properties.put("mail.smtp.from", settings.from().internet().getAddress());
    properties.put("mail.smtp.localhost", settings.from().domain());
    properties.put("mail.smtp.auth", String.valueOf(settings.user() != null));
    properties.put("mail.smtp.starttls.required", on(settings, SmtpSettings.Tls.STARTTLS));
    properties.put("mail.smtp.starttls.enable", on(settings, SmtpSettings.Tls.STARTTLS));
    properties.put("mail.smtp.ssl.enable", on(settings, SmtpSettings.Tls.IMPLICIT));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.mime.allowutf8", "true");
    return properties;
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }

  private static String on(SmtpSettings settings, SmtpSettings.Tls mode) {
    return String.valueOf(settings.tls() == mode);
  }

  @Override
  public Delivery send(Mail mail) {
    var smtp = new SMTPTransport(session, null);
    try {
      var message = message(mail);
      smtp.connect(settings.host(), settings.port(), settings.user(), settings.password());
      smtp.sendMessage(message, message.getAllRecipients());
      return new Delivery.Sent();
    } catch (MessagingException e) {
      return SmtpReply.outcome(e);
    } finally {
      close(smtp);
    }
  }

  /** What the server says to our goodbye changes nothing: it has answered for the mail already. */
  private static void close(SMTPTransport smtp) {
    try {
      smtp.close();
    } catch (MessagingException e) {
      LOG.log(System.Logger.Level.DEBUG, "the mail server did not part in order");
    }
  }

  private Message message(Mail mail) throws MessagingException {
    var message = new NamedMessage(session, mail.id() + "@" + settings.from().domain());
    message.setFrom(from());
    var replyTo = settings.replyTo();
    if (replyTo != null) {
      message.setReplyTo(new InternetAddress[] {replyTo.internet()});
    }
    message.setRecipient(Message.RecipientType.TO, mail.to().internet());
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(systemClock.instant()));
    message.setContentLanguage(new String[] {mail.language().tag()});
    message.setHeader("Auto-Submitted", "auto-generated");
    var unsubscribe = mail.unsubscribe();
    if (unsubscribe != null) {
      message.setHeader("List-Unsubscribe", "<" + unsubscribe + ">");
      message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    message.saveChanges();
    return message;
  }

  private InternetAddress from() {
    try {
      var from = settings.from().internet();
      from.setPersonal(settings.fromName(), StandardCharsets.UTF_8.name());
      return from;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java runtime has UTF-8", e);
    }
  }
}
