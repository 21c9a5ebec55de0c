package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;
import org.jspecify.annotations.Nullable;

/** The answer to a request in words. */
record RequestAnswerWords(Texts texts, Language language) {
  Mail write(RequestAnswerLetter letter) {
    var text = new LetterText(texts, language);
    var what = texts.say(language, "request.what." + letter.type());
    text.say("greeting");
    asked(text, letter, what);
    text.say("request.outcome." + letter.outcome());
    letter.lines().forEach(line -> line(text, line));
    refusal(text, letter.refusal());
    own(text, letter.text());
    then(text, letter);
    text.say("request.complaint");
    text.say("request.remedy");
    text.say("request.contact", Map.of("contact", letter.sender().contact().value()));
    text.sign(letter.sender());
    return text.mail(letter.to(), "request.answerSubject", Map.of("what", what));
  }

  private void asked(LetterText text, RequestAnswerLetter letter, String what) {
    var date = new Wording(language).date(letter.receivedAt());
    text.say("request.asked", Map.of("name", letter.sender().name(), "date", date, "what", what));
  }

  private void line(LetterText text, RequestAnswerLetter.Line line) {
    var kind = texts.say(language, "kind." + line.kind());
    var key = line.refusal() == null ? "request.itemGranted" : "request.itemRefused";
    text.say(key, Map.of("item", kind, "title", line.title()));
    refusal(text, line.refusal());
  }

  private void refusal(LetterText text, RequestAnswerLetter.@Nullable Refusal refusal) {
    if (refusal != null) {
      text.say("request.ground." + refusal.ground());
      if (refusal.reference() != null) {
        text.say("request.reference", Map.of("reference", refusal.reference()));
      }
      text.say("request.facts", Map.of("facts", refusal.facts()));
    }
  }

  private static void own(LetterText text, @Nullable String words) {
    if (words != null) {
      words.lines().filter(line -> !line.isBlank()).forEach(text::quote);
    }
  }

  private void then(LetterText text, RequestAnswerLetter letter) {
    if (letter.collectUntil() != null) {
      var until = new Wording(language).dateAndTime(letter.collectUntil());
      var page = letter.service().resolve("/me").toString();
      text.say("request.collect", Map.of("until", until, "url", page));
    }
    var erased = letter.type().equals("erasure") && !letter.outcome().equals("refused");
    if (erased && !letter.outcome().equals("no-data-held")) {
      text.say(
          "request.erased", Map.of("url", letter.service().resolve("/v1/erasures/").toString()));
    }
  }
}
