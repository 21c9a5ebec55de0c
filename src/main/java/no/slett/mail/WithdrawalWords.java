package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about a withdrawal in words. */
record WithdrawalWords(Texts texts, Language language) {
  Mail write(WithdrawalLetter letter) {
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say(
        "withdrawal.done",
        Map.of(
            "title", letter.processTitle(),
            "name", letter.sender().name(),
            "time", new Wording(language).dateAndTime(letter.withdrawnAt())));
    text.say("withdrawal.then");
    var status = letter.service().toString().replaceFirst("/$", "") + "/v1/erasures/";
    text.say("withdrawal.proof", Map.of("url", status));
    text.say("withdrawal.notYou", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "withdrawal.subject", Map.of("title", letter.processTitle()));
  }
}
