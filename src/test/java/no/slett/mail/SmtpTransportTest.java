package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpTransportTest implements MailTransportContract {
  private static final Instant NOW = Instant.parse("2027-03-03T12:00:00Z");

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public MailTransport transport() {
    return transport(SmtpSettings.Tls.NONE);
  }

  private MailTransport transport(SmtpSettings.Tls tls) {
    return new SmtpTransport(settings(server.getSmtp().getPort(), tls), () -> NOW);
  }

  static SmtpSettings settings(int port, SmtpSettings.Tls tls) {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        tls,
        null,
        null,
        new MailAddress("ikke-svar@blåbær.example.no"),
        "Eksempel AS, «rekruttering»",
        new MailAddress("jobb@example.no"),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  @Override
  public List<MimeMessage> arrived() {
    return List.of(server.getReceivedMessages());
  }

  @Test
  void saysWhoItIsFromAndWhen() throws MessagingException {
    transport().send(MailTransportContract.mail("s", "t"));
    var message = arrived().getFirst();
    assertThat(message.getFrom())
        .extracting(a -> ((InternetAddress) a).getPersonal())
        .containsExactly("Eksempel AS, «rekruttering»");
    assertThat(message.getReplyTo())
        .extracting(Object::toString)
        .containsExactly("jobb@example.no");
    assertThat(message.getSentDate()).isEqualTo(NOW);
    assertThat(message.getMessageID()).endsWith("@xn--blbr-roah.example.no>");
    assertThat(message.getHeader("Return-Path")[0]).contains("ikke-svar@xn--blbr-roah.example.no");
  }

  @Test
  void sendsNothingWhenTheServerHasNoTls() {
    var outcome = transport(SmtpSettings.Tls.STARTTLS).send(MailTransportContract.mail("s", "t"));
    assertThat(outcome).isInstanceOf(Delivery.Unavailable.class);
    assertThat(arrived()).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsUnavailable() {
    var port = server.getSmtp().getPort();
    server.stop();
    var transport = new SmtpTransport(settings(port, SmtpSettings.Tls.NONE), () -> NOW);
    assertThat(transport.send(MailTransportContract.mail("s", "t")))
        .isEqualTo(new Delivery.Unavailable(0));
  }
}
