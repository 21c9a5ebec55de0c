package no.slett.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** A letter in the making: paragraphs with an empty line between them. */
final class LetterText {
  private static final String LINE = "-".repeat(40);

  private final List<String> paragraphs = new ArrayList<>();
  private final Texts texts;
  private final Language language;

  LetterText(Texts texts, Language language) {
    this.texts = texts;
    this.language = language;
  }

  void say(String key) {
    say(key, Map.of());
  }

  void say(String key, Map<String, String> values) {
    paragraphs.add(texts.say(language, key, values));
  }

  /** Something that has its words already. */
  void paragraph(String words) {
    paragraphs.add(words);
  }

  /** What a person wrote, as one line of their own. */
  void quote(String words) {
    say("quote", Map.of("words", words));
  }

  void heading(String key) {
    line();
    say(key);
  }

  void line() {
    paragraphs.add(LINE);
  }

  /** Each item on a line of its own, whatever it holds. */
  void list(List<String> items) {
    paragraphs.add("- " + String.join("\n- ", items));
  }

  void sign(Sender sender) {
    say("signature", Map.of("name", sender.name(), "contact", sender.contact().value()));
  }

  Mail mail(MailAddress to, String subject, Map<String, String> values) {
    return new Mail(
        UUID.randomUUID(),
        to,
        language,
        texts.say(language, subject, values),
        String.join("\n\n", paragraphs) + "\n");
  }
}
