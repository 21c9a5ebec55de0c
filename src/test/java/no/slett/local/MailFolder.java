package no.slett.local;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The mailbox of everybody: writes each mail to one {@code .eml} file, whole or not at all. Names
 * begin with the time of arrival, so that they sort.
 */
final class MailFolder implements GreenMailUser {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final InstantSource clock;
  private @Nullable MovingMessage last;

  MailFolder(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** Called once per recipient, one after the other. */
  @Override
  @SuppressWarnings("ReferenceEquality")
  public synchronized void deliver(MovingMessage message) {
    if (message != last) {
      deliver(message.getMessage());
      last = message;
    }
  }

  @Override
  public void deliver(MimeMessage message) {
    var name = NAME.format(clock.instant()) + "-" + UUID.randomUUID().toString().substring(0, 8);
    try {
      var draft = Files.createTempFile(folder, name, ".new");
      try (var out = Files.newOutputStream(draft)) {
        message.writeTo(out);
      }
      Files.move(draft, folder.resolve(name + ".eml"), ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MessagingException e) {
      throw new IllegalStateException("Mail cannot be written", e);
    }
  }

  @Override
  public String getEmail() {
    return "everybody@localhost";
  }

  @Override
  public String getLogin() {
    return "everybody";
  }

  @Override
  public String getQualifiedMailboxName() {
    return "everybody";
  }

  @Override
  public String getPassword() {
    return "";
  }

  @Override
  public void setPassword(String password) {}

  @Override
  public void authenticate(String password) {}

  @Override
  public void create() {}

  @Override
  public void delete() {}
}
