package no.slett.access;

import java.util.List;
import java.util.Map;
import no.slett.id.Language;
import no.slett.settings.Texts;

/** The words of an access package in one language. */
public record Words(Texts texts, Language language) {
  private static final String STEM = "package";

  /** The packaged ones. */
  public static Texts packaged() {
    return Texts.load(Words.class, STEM, null);
  }

  /** A sentence of the package itself. */
  public String say(String key) {
    return texts.say(language, key);
  }

  /** The same, with its placeholders filled. */
  public String say(String key, Map<String, String> values) {
    return texts.say(language, key, values);
  }

  /** What a section is called. */
  public String title(String section) {
    return texts.say(language, "section." + section);
  }

  /** What a field is called. */
  public String label(String field) {
    return texts.say(language, "field." + field);
  }

  /** What a stored word means: in that field if it means something of its own there. */
  public String word(String field, String code) {
    return List.of("word." + field + "-" + code, "word." + code).stream()
        .filter(texts::has)
        .findFirst()
        .map(key -> texts.say(language, key))
        .orElse(code);
  }
}
