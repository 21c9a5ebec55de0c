package no.slett.mail;

import java.time.Period;
import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The warning before a process closes by itself, in words. */
record ClosingWarningWords(Texts texts, Language language) {
  Mail write(ClosingWarningLetter letter) {
    var text = new LetterText(texts, language);
    var wording = new Wording(language);
    var days = wording.period(Period.ofDays(letter.daysLeft()));
    var date = wording.dateAndTime(letter.closesItself());
    text.say("greeting");
    text.say("warning.what", Map.of("title", letter.processTitle(), "days", days, "date", date));
    text.say(why(letter.reason()));
    text.say("warning.then");
    text.say("warning.process", Map.of("url", letter.process().toString()));
    text.sign(letter.sender());
    return text.mail(
        letter.to(), "warning.subject", Map.of("title", letter.processTitle(), "days", days));
  }

  private static String why(ClosingWarningLetter.Reason reason) {
    return switch (reason) {
      case INACTIVITY -> "warning.inactivity";
      case GREATEST_AGE -> "warning.greatestAge";
    };
  }
}
