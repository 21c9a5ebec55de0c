package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** The letter about a breach in words. */
record BreachNoticeWords(Texts texts, Language language) {
  Mail write(BreachNoticeLetter letter) {
    var title = Map.of("title", letter.processTitle(), "name", letter.sender().name());
    var text = new LetterText(texts, language);
    text.say("greeting");
    text.say("breach.notice.why", title);
    text.say("breach.notice.nature");
    text.paragraph(letter.nature().in(language));
    text.say("breach.notice.consequences");
    text.paragraph(letter.consequences().in(language));
    text.say("breach.notice.measures");
    text.paragraph(letter.measures().in(language));
    text.say("breach.notice.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "breach.notice.subject", title);
  }
}
