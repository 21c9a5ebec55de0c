package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.mail.NoticeChangeLetter.Abroad;
import no.slett.mail.NoticeChangeLetter.Recipient;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about new recipients in words. */
record NoticeChangeWords(Texts texts, Language language) {
  Mail write(NoticeChangeLetter letter) {
    var text = new LetterText(texts, language);
    var title = Map.of("title", letter.processTitle(), "name", letter.sender().name());
    var contact = Map.of("contact", letter.sender().contact().value());
    text.say("greeting");
    text.say("change.what", title);
    letter.recipients().forEach(recipient -> tell(text, recipient));
    if (letter.recipients().stream().anyMatch(r -> !r.abroad().isEmpty())) {
      text.say("change.copy", contact);
    }
    text.say("change.same");
    text.say("change.withdraw", Map.of("url", letter.me().toString()));
    text.say("change.object", contact);
    text.say("change.notice", Map.of("url", letter.notice() + "?lang=" + language.tag()));
    text.say("change.rights", contact);
    text.sign(letter.sender());
    return text.mail(letter.to(), "change.subject", title);
  }

  private void tell(LetterText text, Recipient recipient) {
    text.say(
        recipient.processor() ? "change.processor" : "change.recipient",
        Map.of(
            "recipient", recipient.name(),
            "country", recipient.country().in(language),
            "category", recipient.category().in(language),
            "date", new Wording(language).date(recipient.from())));
    recipient.abroad().forEach(abroad -> tell(text, abroad));
  }

  private void tell(LetterText text, Abroad abroad) {
    text.say(
        "change.abroad." + abroad.basis(),
        Map.of("name", abroad.name(), "country", abroad.country().in(language)));
  }
}
