package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The alarm about a request in words. */
record RequestAlarmWords(Texts texts, Language language) {
  Mail write(RequestAlarmLetter letter) {
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say(
        "request.alarm." + letter.percent(),
        Map.of("id", letter.id(), "due", new Wording(language).date(letter.due())));
    text.say("request.alarm.page", Map.of("url", letter.request().toString()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "request.alarm.subject", Map.of("id", letter.id()));
  }
}
