package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The letter to a referee in words. */
record RefereeWords(Texts texts, Language language) {
  Mail write(RefereeLetter letter) {
    var text = new LetterText(texts, language);
    var applicant = Map.of("applicant", letter.applicant());
    var contact = Map.of("contact", letter.sender().contact().value());
    text.say("referee.greeting", Map.of("referee", letter.referee()));
    begin(letter, text);
    text.heading("referee.who");
    letter.controller().forEach(text::paragraph);
    text.heading("referee.why");
    text.say("referee.purpose", Map.of("purpose", letter.purpose()));
    text.say("referee.basis", Map.of("interest", letter.interest()));
    text.heading("referee.what");
    text.say("referee.categories", applicant);
    text.say("referee.applicantReads", applicant);
    text.say("referee.leaveOut", applicant);
    text.say("referee.inside");
    letter.recipients().forEach(text::paragraph);
    kept(letter, text);
    text.say("referee.decisions");
    text.heading("referee.rightsHeading");
    text.say("referee.rights", contact);
    text.say("referee.page", Map.of("url", letter.page().toString()));
    text.heading("referee.objectionHeading");
    text.say("referee.objection", contact);
    text.line();
    text.sign(letter.sender());
    return text.mail(
        letter.to(),
        "referee.subject",
        Map.of("name", letter.sender().name(), "applicant", letter.applicant()));
  }

  private static void begin(RefereeLetter letter, LetterText text) {
    var origin = letter.origin();
    var title = letter.processTitle();
    if (origin == null) {
      text.say("referee.named", Map.of("applicant", letter.applicant(), "title", title));
    } else {
      text.say(
          "referee.found",
          Map.of("applicant", letter.applicant(), "title", title, "origin", origin));
    }
    text.say("referee.voluntary");
  }

  private void kept(RefereeLetter letter, LetterText text) {
    var latest = letter.latest();
    if (latest == null) {
      text.say("referee.kept");
    } else {
      text.say("referee.keptUntil", Map.of("date", new Wording(language).date(latest)));
    }
  }
}
