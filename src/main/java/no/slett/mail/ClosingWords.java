package no.slett.mail;

import java.util.Locale;
import java.util.Map;
import no.slett.id.Language;
import no.slett.mail.ClosingLetter.Stage;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter about the end of a hiring process in words. */
record ClosingWords(Texts texts, Language language) {
  Mail write(ClosingLetter letter) {
    var text = new LetterText(texts, language);
    var wording = new Wording(language);
    var over = letter.stage() == Stage.OVER;
    var stage = letter.stage().name().toLowerCase(Locale.ROOT);
    var ends = wording.dateAndTime(letter.endsAt());
    text.say("greeting");
    text.say(
        "closing.what." + stage,
        Map.of("title", letter.processTitle(), "name", letter.sender().name(), "time", ends));
    text.say(over ? "closing.thenOver" : "closing.then");
    var remembered = letter.remembered();
    if (remembered != null) {
      text.say("closing.remembered", Map.of("date", wording.date(remembered)));
    }
    var locked = letter.locked();
    if (locked != null) {
      var page = letter.me().toString();
      text.say("closing.locked", Map.of("date", wording.date(locked), "url", page));
    }
    if (!over) {
      whatCanBeDone(letter, text);
    }
    text.say("closing.proof", Map.of("url", statusOf(letter)));
    text.say("closing.answer", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(
        letter.to(),
        "closing.subject." + stage,
        Map.of("title", letter.processTitle(), "date", wording.date(letter.endsAt())));
  }

  private static void whatCanBeDone(ClosingLetter letter, LetterText text) {
    text.say("closing.copy", Map.of("url", letter.me().toString()));
    if (letter.pool()) {
      text.say("closing.pool");
    }
    if (letter.reminded()) {
      text.say("closing.reminded");
    }
  }

  private static String statusOf(ClosingLetter letter) {
    return letter.service().toString().replaceFirst("/$", "") + "/v1/erasures/";
  }
}
