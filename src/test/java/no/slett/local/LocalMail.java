package no.slett.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Catches every mail, keeps each as one file, and shows them on a page. */
public final class LocalMail implements AutoCloseable {
  // Held here, as loggers are only weakly reachable.
  private static final Logger LIBRARY = Logger.getLogger("com.icegreen.greenmail");

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private final GreenMail smtp;
  private final MailPage page;

  private LocalMail(GreenMail smtp, MailPage page) {
    this.smtp = smtp;
    this.page = page;
  }

  /** Listens for SMTP on one port of 127.0.0.1 and serves the page on another. */
  public static LocalMail start(Path folder, int smtpPort, int pagePort, InstantSource clock) {
    var smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    try {
      Files.createDirectories(folder);
      // Straight to the folder: the library would keep all mail in memory.
      var mailbox = new MailFolder(folder, clock);
      smtp.getUserManager().setMessageDeliveryHandler((message, recipient) -> mailbox);
      smtp.start();
      return new LocalMail(smtp, MailPage.start(folder, pagePort));
    } catch (IOException | RuntimeException e) {
      smtp.stop();
      throw new CannotStartException(
          "The mail catcher cannot listen on ports %d and %d".formatted(smtpPort, pagePort), e);
    }
  }

  /** The page with all mail. */
  public URI page() {
    return page.uri();
  }

  @Override
  public void close() {
    smtp.stop();
    page.close();
  }
}
