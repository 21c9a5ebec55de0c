package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about the end of a restriction in words. */
record LiftingWords(Texts texts, Language language) {
  Mail write(LiftingLetter letter) {
    var title = letter.processTitle();
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say("lifting.what", Map.of("title", title, "name", letter.sender().name()));
    text.say("lifting.then", Map.of("time", new Wording(language).dateAndTime(letter.liftsAt())));
    text.say("lifting.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "lifting.subject", Map.of("title", title));
  }
}
