package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about a further application in words. */
record SecondApplicationWords(Texts texts, Language language) {
  Mail write(SecondApplicationLetter letter) {
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say(
        "second.received",
        Map.of(
            "title", letter.processTitle(),
            "name", letter.sender().name(),
            "time", new Wording(language).dateAndTime(letter.receivedAt())));
    text.say("second.wasYou");
    text.say("second.notYou", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "second.subject", Map.of("title", letter.processTitle()));
  }
}
