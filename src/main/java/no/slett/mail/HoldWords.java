package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about a hold in words. */
record HoldWords(Texts texts, Language language) {
  Mail write(HoldLetter letter) {
    var title = letter.processTitle();
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say("hold.what", Map.of("title", title, "name", letter.sender().name()));
    text.say("hold.then", Map.of("time", new Wording(language).dateAndTime(letter.until())));
    text.say("hold.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "hold.subject", Map.of("title", title));
  }
}
