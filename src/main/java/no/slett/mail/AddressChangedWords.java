package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** The letter about another address in words. */
record AddressChangedWords(Texts texts, Language language) {
  Mail write(AddressChangedLetter letter) {
    var title = letter.processTitle();
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say("addressChanged.what", Map.of("title", title, "name", letter.sender().name()));
    text.say("addressChanged.then");
    text.say("addressChanged.notYou", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "addressChanged.subject", Map.of("title", title));
  }
}
