package no.slett.mail;

import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The receipt in words. */
record ReceiptWords(Texts texts, Language language) {
  Mail write(ReceiptLetter letter) {
    var text = new LetterText(texts, language);
    var wording = new Wording(language);
    var contact = Map.of("contact", letter.sender().contact().value());
    text.say("greeting");
    text.say(
        letter.unsolicited() ? "receipt.receivedUnsolicited" : "receipt.received",
        Map.of(
            "title", letter.processTitle(),
            "name", letter.sender().name(),
            "time", wording.dateAndTime(letter.receivedAt())));
    text.list(letter.parts().stream().map(this::part).toList());
    latest(letter, text, wording);
    text.say("receipt.code", Map.of("code", letter.code().value()));
    text.say("receipt.status", Map.of("url", letter.erasureStatus().toString()));
    text.say("receipt.rights", contact);
    var rights = letter.rights();
    if (rights != null) {
      text.say("receipt.rightsPage", Map.of("url", rights.toString()));
    }
    var pool = letter.pool();
    if (pool != null) {
      text.say("receipt.pool", Map.of("url", pool.toString()));
    }
    text.say("receipt.notice", Map.of("url", letter.notice().toString()));
    objection(letter, text);
    text.say("receipt.notYou", contact);
    text.sign(letter.sender());
    return text.mail(letter.to(), "receipt.subject", Map.of("title", letter.processTitle()));
  }

  private static void latest(ReceiptLetter letter, LetterText text, Wording wording) {
    var key = letter.unsolicited() ? "receipt.latestUnsolicited" : "receipt.latest";
    var latest = wording.date(letter.latest());
    var defended = letter.defended();
    if (defended == null) {
      text.say(key, Map.of("latest", latest));
    } else {
      text.say(key + "Defended", Map.of("latest", latest, "period", wording.period(defended)));
    }
  }

  /** Set apart from everything else (Art. 21(4), law IN-3). */
  private void objection(ReceiptLetter letter, LetterText text) {
    if (!letter.interests().isEmpty()) {
      text.heading("receipt.objectionHeading");
      text.say("receipt.objection");
      text.list(letter.interests().stream().map(i -> i.in(language)).toList());
      text.say("receipt.objectionHow", Map.of("contact", letter.sender().contact().value()));
      text.line();
    }
  }

  private String part(ReceivedPart part) {
    var key = "kind." + part.kind();
    var kind = texts.say(language, texts.has(key) ? key : "kind.other");
    var file = part.fileName();
    return file == null
        ? kind
        : texts.say(language, "receipt.file", Map.of("kind", kind, "file", shown(file)));
  }

  /**
   * A stranger can put any address into the form: the receipt must not carry a letter of theirs.
   */
  private static String shown(String fileName) {
    var longest = 80;
    return fileName.codePointCount(0, fileName.length()) <= longest
        ? fileName
        : fileName.substring(0, fileName.offsetByCodePoints(0, longest)) + "…";
  }
}
