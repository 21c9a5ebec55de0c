package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The daily report in words. */
record DailyReportWords(Texts texts, Language language) {
  Mail write(DailyReportLetter letter) {
    var text = new LetterText(texts, language);
    var day = Map.of("date", new Wording(language).date(letter.at()));
    text.say("greeting");
    if (!letter.lines().isEmpty()) {
      text.say("report.blocked");
      text.list(letter.lines().stream().map(this::line).toList());
    }
    if (letter.more() > 0) {
      text.say("report.more", Map.of("count", Integer.toString(letter.more())));
    }
    if (!letter.overdue().isEmpty()) {
      text.say("report.overdue");
      text.list(letter.overdue());
    }
    text.sign(letter.sender());
    return text.mail(letter.to(), "report.subject", day);
  }

  private String line(DailyReportLetter.Line line) {
    var wording = new Wording(language);
    return texts.say(
        language,
        "report." + line.kind(),
        Map.of(
            "application", line.application(),
            "since", wording.date(line.since()),
            "until", wording.date(line.until())));
  }
}
