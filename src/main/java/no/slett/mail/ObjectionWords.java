package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about a decided objection in words. */
record ObjectionWords(Texts texts, Language language) {
  Mail write(ObjectionLetter letter) {
    var title = letter.processTitle();
    var text = new LetterText(texts, language);
    text.say("greeting");
    switch (letter) {
      case ObjectionLetter.Upheld upheld -> say(text, upheld);
      case ObjectionLetter.Rejected rejected -> say(text, rejected);
    }
    text.say("objection.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "objection.subject", Map.of("title", title));
  }

  private static void say(LetterText text, ObjectionLetter.Upheld letter) {
    text.say("objection.upheld", Map.of("title", letter.processTitle()));
    text.say("objection.upheldThen");
    var words = letter.text();
    if (words != null) {
      text.say("objection.words", Map.of("text", words));
    }
  }

  /** With both remedies: an authority and a court (Art. 12(4)). */
  private void say(LetterText text, ObjectionLetter.Rejected letter) {
    text.say("objection.rejected", Map.of("title", letter.processTitle()));
    text.say("objection.ground." + letter.ground());
    text.say("objection.words", Map.of("text", letter.text()));
    var time = new Wording(language).dateAndTime(letter.liftsAt());
    text.say("objection.rejectedThen", Map.of("time", time));
    text.say("objection.remedies");
  }
}
