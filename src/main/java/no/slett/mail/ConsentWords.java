package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about a consent in words. */
record ConsentWords(Texts texts, Language language) {
  Mail write(ConsentLetter letter) {
    var text = new LetterText(texts, language);
    var wording = new Wording(language);
    var until = wording.date(letter.until());
    text.say("greeting");
    text.say(
        letter.reminder() ? "consent.reminder" : "consent.given",
        Map.of(
            "title", letter.processTitle(),
            "name", letter.sender().name(),
            "time", wording.date(letter.given())));
    text.say("consent.until", Map.of("date", until));
    text.say("consent.withdraw", Map.of("url", letter.withdraw().toString()));
    text.say("consent.then");
    text.sign(letter.sender());
    var subject = letter.reminder() ? "consent.subjectReminder" : "consent.subject";
    return text.mail(letter.to(), subject, Map.of("date", until))
        .withUnsubscribe(letter.withdraw());
  }
}
