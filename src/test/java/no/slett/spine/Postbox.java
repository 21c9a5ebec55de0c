package no.slett.spine;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.slett.contract.ApiClient;
import org.awaitility.Awaitility;

/** Somebody who reads the mail of one address, and signs in with what they find there. */
final class Postbox {
  private static final Pattern CODE = Pattern.compile("(?m)^(\\d{6})\\r?$");

  private final ApiClient api;
  private final String address;

  Postbox(ApiClient api, String address) {
    this.api = api;
    this.address = address;
  }

  /** The texts of all mails so far, oldest first. */
  List<String> texts() {
    return Arrays.stream(Surroundings.mail().getReceivedMessages())
        .filter(this::isMine)
        .map(Postbox::text)
        .toList();
  }

  /** The codes of all mails so far, oldest first. */
  List<String> codes() {
    return texts().stream()
        .flatMap(text -> CODE.matcher(text).results().map(m -> m.group(1)))
        .toList();
  }

  /** Asks for a code and waits for the mail. */
  String code() {
    var before = codes().size();
    api.post("/v1/me/codes", Map.of("email", address)).expect(202);
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> codes().size() > before);
    return codes().getLast();
  }

  /** Signs in. */
  ApiClient signIn() {
    return api.as(session());
  }

  /** The token of a new session. */
  String session() {
    var session =
        api.post("/v1/me/sessions", Map.of("email", address, "code", code())).expect(201).json();
    return session.path("token").asText();
  }

  private boolean isMine(MimeMessage message) {
    try {
      var to = message.getRecipients(Message.RecipientType.TO);
      return to.length == 1 && to[0].toString().equalsIgnoreCase(address);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage message) {
    try {
      return message.getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
