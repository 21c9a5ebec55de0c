package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about an extension in words. */
record RequestDelayWords(Texts texts, Language language) {
  Mail write(RequestDelayLetter letter) {
    var text = new LetterText(texts, language);
    var wording = new Wording(language);
    var what = texts.say(language, "request.what." + letter.type());
    text.say("greeting");
    text.say(
        "request.delay",
        Map.of(
            "name",
            letter.sender().name(),
            "date",
            wording.date(letter.receivedAt()),
            "what",
            what,
            "until",
            wording.date(letter.until())));
    text.say("request.reason." + letter.reason());
    text.quote(letter.text());
    text.say("request.delayComplaint");
    text.say("request.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "request.delaySubject", Map.of("what", what));
  }
}
