package no.slett.local;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One mail as a reader sees it.
 *
 * @param text the first plain-text part, decoded; empty if there is none
 */
record CaughtMail(String subject, String date, String to, String text) {

  static CaughtMail read(Path file) throws IOException, MessagingException {
    try (var in = Files.newInputStream(file)) {
      var message = new MimeMessage(Session.getInstance(new Properties()), in);
      return new CaughtMail(
          Objects.requireNonNullElse(message.getSubject(), "(no subject)"),
          first(message.getHeader("Date")),
          first(message.getHeader("To")),
          text(message));
    }
  }

  private static String first(String @Nullable [] values) throws IOException {
    return values == null ? "" : MimeUtility.decodeText(values[0]);
  }

  private static String text(Part part) throws IOException, MessagingException {
    if (part.isMimeType("text/plain")) {
      return (String) part.getContent();
    }
    return part.getContent() instanceof Multipart parts ? firstText(parts) : "";
  }

  private static String firstText(Multipart parts) throws IOException, MessagingException {
    for (var i = 0; i < parts.getCount(); i++) {
      var text = text(parts.getBodyPart(i));
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
