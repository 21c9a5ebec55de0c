package no.slett.accountability.record;

import java.time.Period;
import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Keyword;
import no.slett.settings.Texts;
import no.slett.settings.Wording;

/** The sentences of the record in one language. */
record RecordWords(Texts texts, Language language) {
  String say(String key) {
    return texts.say(language, key);
  }

  String say(String key, Map<String, String> values) {
    return texts.say(language, key, values);
  }

  String word(String list, Keyword word) {
    return say(list + "." + word.keyword());
  }

  String period(Period period) {
    return new Wording(language).period(period);
  }
}
