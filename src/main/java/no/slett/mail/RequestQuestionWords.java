package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The question about a request in words. */
record RequestQuestionWords(Texts texts, Language language) {
  Mail write(RequestQuestionLetter letter) {
    var text = new LetterText(texts, language);
    var what = texts.say(language, "request.what." + letter.type());
    var date = new Wording(language).date(letter.receivedAt());
    var contact = letter.sender().contact().value();
    text.say("greeting");
    text.say(
        "request.question", Map.of("name", letter.sender().name(), "date", date, "what", what));
    text.say("request.method." + letter.method());
    text.quote(letter.text());
    text.say("request.reply", Map.of("url", letter.page().toString(), "contact", contact));
    text.say("request.noIdentity");
    text.sign(letter.sender());
    return text.mail(letter.to(), "request.questionSubject", Map.of("what", what));
  }
}
