package no.slett.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.slett.id.Language;
import org.jspecify.annotations.Nullable;

/**
 * Sentences with {@code {placeholders}}, packaged in three languages; a controller may replace any
 * of them.
 *
 * <p>The packaged file {@code notice.nb.yaml} is overlaid with a file of that name in the
 * controller's folder, key by key. All languages must say the same things: the same keys and the
 * same placeholders, and a replacement may not bring a key or placeholder that nobody would fill.
 */
public final class Texts {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** Line breaks, other control characters, and marks that turn the direction of text. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+");

  private final Map<Language, Map<String, String>> sentences;

  private Texts(Map<Language, Map<String, String>> sentences) {
    this.sentences = sentences;
  }

  /**
   * Reads {@code <stem>.<language>.yaml} beside the owner, and from the folder if there is one.
   *
   * @throws InvalidSettings with one line per key that is blank, missing, unknown or wrongly filled
   */
  public static Texts load(Class<?> owner, String stem, @Nullable Path folder) {
    var problems = new Problems();
    var all = new EnumMap<Language, Map<String, String>>(Language.class);
    for (var language : Language.values()) {
      var name = stem + "." + language.tag() + ".yaml";
      var texts = sentences(SettingsFile.packaged(owner, name), problems);
      if (folder != null && Files.exists(folder.resolve(name))) {
        replace(texts, SettingsFile.at(folder.resolve(name)), problems);
      }
      all.put(language, texts);
    }
    compare(stem, all, problems);
    problems.orThrow();
    return new Texts(all);
  }

  private static Map<String, String> sentences(SettingsFile file, Problems problems) {
    var found = new LinkedHashMap<String, String>();
    collect("", file.root(problems), found);
    return found;
  }

  private static void collect(String prefix, SettingsNode node, Map<String, String> into) {
    for (var key : node.keys()) {
      if (node.isMapping(key)) {
        node.mapping(key).ifPresent(inner -> collect(prefix + key + ".", inner, into));
      } else {
        node.text(key).ifPresent(text -> into.put(prefix + key, text));
      }
    }
  }

  private static void replace(Map<String, String> texts, SettingsFile file, Problems problems) {
    sentences(file, problems)
        .forEach(
            (key, text) -> {
              var packaged = texts.get(key);
              if (packaged == null) {
                problems.add(file.name(), "unknown key " + key);
              } else if (!placeholders(packaged).containsAll(placeholders(text))) {
                problems.add(file.name(), key + " may only use " + placeholders(packaged));
              } else {
                texts.put(key, text);
              }
            });
  }

  private static void compare(
      String stem, Map<Language, Map<String, String>> all, Problems problems) {
    var keys = all.values().stream().flatMap(m -> m.keySet().stream()).collect(Collectors.toSet());
    all.forEach(
        (language, texts) ->
            keys.stream()
                .filter(k -> !texts.containsKey(k))
                .sorted()
                .forEach(k -> problems.add(stem + "." + language.tag(), k + " is missing")));
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All sentences of a language by their keys, with their placeholders. */
  public Map<String, String> sentences(Language language) {
    return Map.copyOf(sentences.getOrDefault(language, Map.of()));
  }

  /** True when there is such a sentence. */
  public boolean has(String key) {
    return sentences.values().stream().allMatch(texts -> texts.containsKey(key));
  }

  /** A sentence without placeholders. */
  public String say(Language language, String key) {
    return say(language, key, Map.of());
  }

  /**
   * A sentence with its placeholders filled. Values become one printable line: what a stranger
   * typed must not look like a part of the letter around it.
   *
   * @throws IllegalArgumentException when the sentence or a value for it is missing
   */
  public String say(Language language, String key, Map<String, String> values) {
    var sentence = sentences.getOrDefault(language, Map.of()).get(key);
    if (sentence == null) {
      throw new IllegalArgumentException("no sentence " + key + " in " + language.tag());
    }
    return PLACEHOLDER
        .matcher(sentence)
        .replaceAll(m -> Matcher.quoteReplacement(value(key, m.group(1), values)));
  }

  private static String value(String key, String name, Map<String, String> values) {
    var value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("sentence " + key + " needs a value for " + name);
    }
    return UNPRINTABLE.matcher(value).replaceAll(" ").strip();
  }
}
