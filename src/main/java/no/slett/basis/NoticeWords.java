package no.slett.basis;

import java.util.List;
import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Translated;
import no.slett.settings.Wording;

/** The sentences of the notice in one language. */
record NoticeWords(Texts texts, Language language) {
  String say(String key) {
    return texts.say(language, key);
  }

  String say(String key, Map<String, String> values) {
    return texts.say(language, key, values);
  }

  String say(Translated text) {
    return text.in(language);
  }

  Block.Paragraph paragraph(String key) {
    return new Block.Paragraph(say(key));
  }

  Block.Paragraph paragraph(String key, Map<String, String> values) {
    return new Block.Paragraph(say(key, values));
  }

  Block.Bullets categories(List<DataCategory> categories) {
    return new Block.Bullets(categories.stream().map(c -> say("category." + c.keyword())).toList());
  }

  Wording wording() {
    return new Wording(language);
  }
}
