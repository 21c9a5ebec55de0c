package no.slett.mail;

import java.time.Period;
import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about referees who were not told in words. */
record UnnoticedWords(Texts texts, Language language) {
  Mail write(UnnoticedLetter letter) {
    var text = new LetterText(texts, language);
    var values =
        Map.of(
            "title", letter.processTitle(),
            "count", Integer.toString(letter.count()),
            "days", new Wording(language).period(Period.ofDays(letter.days())));
    text.say("greeting");
    text.say("unnoticed.what", values);
    text.say("unnoticed.then", values);
    text.sign(letter.sender());
    return text.mail(letter.to(), "unnoticed.subject", values);
  }
}
