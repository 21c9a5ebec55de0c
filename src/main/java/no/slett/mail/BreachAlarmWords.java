package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The alarm about a breach in words. */
record BreachAlarmWords(Texts texts, Language language) {
  Mail write(BreachAlarmLetter letter) {
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say(
        "breach.alarm." + letter.hours(),
        Map.of("id", letter.id(), "due", new Wording(language).dateAndTime(letter.due())));
    text.say("breach.alarm.page", Map.of("url", letter.breach().toString()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "breach.alarm.subject", Map.of("id", letter.id()));
  }
}
