package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import no.slett.id.Language;
import org.junit.jupiter.api.Test;

/** What every way out for mail does. */
interface MailTransportContract {
  MailTransport transport();

  /** What has arrived so far. */
  List<MimeMessage> arrived();

  @Test
  default void wordsArriveAsTheyWere() throws MessagingException, IOException {
    var mail =
        mail("Søknad på «æøå» — 漢字 😀 " + "lang ".repeat(40) + "slutt", "Hei,\n\nÆØÅ\n.\nslutt\n");
    assertThat(transport().send(mail)).isEqualTo(new Delivery.Sent());
    var message = only();
    assertThat(message.getSubject()).isEqualTo(mail.subject());
    assertThat(message.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(mail.text().strip());
    assertThat(message.getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
  }

  @Test
  default void saysThatAMachineWroteIt() throws MessagingException {
    var mail = mail("s", "t");
    transport().send(mail);
    assertThat(only().getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(only().getContentLanguage()).containsExactly("nn");
    assertThat(only().getMessageID()).startsWith("<" + mail.id() + "@");
  }

  @Test
  default void sentTwiceItIsTheSameMessage() throws MessagingException {
    var mail = mail("s", "t");
    transport().send(mail);
    transport().send(mail);
    assertThat(arrived()).hasSize(2);
    assertThat(arrived().get(0).getMessageID()).isEqualTo(arrived().get(1).getMessageID());
  }

  @Test
  default void goesToOneRecipientOnly() throws MessagingException {
    transport().send(mail("s", "t\r\nBcc: other@example.no\r\n"));
    assertThat(only().getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("kari@example.no");
    assertThat(only().getRecipients(Message.RecipientType.CC)).isNull();
  }

  private MimeMessage only() {
    assertThat(arrived()).hasSize(1);
    return arrived().getFirst();
  }

  /** A mail to Kari. */
  static Mail mail(String subject, String text) {
    return new Mail(UUID.randomUUID(), Letters.KARI, Language.NN, subject, text);
  }
}
