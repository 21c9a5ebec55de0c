package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** The letter with a code in words. */
record CodeWords(Texts texts, Language language) {
  Mail write(CodeLetter letter) {
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say("code.here", Map.of("name", letter.sender().name()));
    text.say("code.digits", Map.of("code", letter.code()));
    text.say("code.page", Map.of("url", letter.page().toString()));
    text.say("code.works", Map.of("minutes", Integer.toString(letter.minutes())));
    text.say("code.notYou");
    text.sign(letter.sender());
    return text.mail(letter.to(), "code.subject", Map.of("name", letter.sender().name()));
  }
}
