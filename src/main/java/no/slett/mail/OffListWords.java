package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** The letter about a referee whom the applicant did not name in words. */
record OffListWords(Texts texts, Language language) {
  Mail write(OffListLetter letter) {
    var text = new LetterText(texts, language);
    var contact = letter.sender().contact().value();
    text.say("greeting");
    text.say(
        "offList.what",
        Map.of(
            "name", letter.sender().name(),
            "title", letter.processTitle(),
            "referee", letter.referee(),
            "origin", letter.origin()));
    text.say("offList.why", Map.of("purpose", letter.purpose(), "interest", letter.interest()));
    text.say("offList.data");
    text.say("offList.rights", Map.of("contact", contact, "url", letter.page().toString()));
    text.heading("receipt.objectionHeading");
    text.say("offList.objection", Map.of("contact", contact));
    text.line();
    text.sign(letter.sender());
    return text.mail(letter.to(), "offList.subject", Map.of("title", letter.processTitle()));
  }
}
