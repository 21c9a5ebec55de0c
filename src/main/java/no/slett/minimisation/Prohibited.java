package no.slett.minimisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.http.ProblemType;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Problems;
import no.slett.settings.SettingsFile;

/**
 * Finds topics by words (law LB-7 to LB-11, LB-14), in nb, nn and en at once, whatever language a
 * text says that it is in. Words can neither catch everything nor be always right: a question is
 * refused, a note is only warned of.
 */
public final class Prohibited {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<Topic, Pattern> words;

  private Prohibited(Map<Topic, Pattern> words) {
    this.words = words;
  }

  /**
   * The packaged words.
   *
   * @throws InvalidSettings when the file lacks a topic
   */
  public static Prohibited load() {
    var problems = new Problems();
    var names = Arrays.stream(Topic.values()).map(Topic::keyword).toArray(String[]::new);
    var root = SettingsFile.packaged(Prohibited.class, "topics.yaml").root(problems).only(names);
    var words = new EnumMap<Topic, Pattern>(Topic.class);
    for (var topic : Topic.values()) {
      words.put(topic, pattern(root.texts(topic.keyword())));
    }
    problems.orThrow();
    return new Prohibited(words);
  }

  /**
   * Refuses a note that touches topics, until its writer has answered for each of them.
   *
   * @param acknowledged topics by their spelling
   * @throws no.slett.http.ProblemException 422 {@code prohibited-topic}, which names the topics and
   *     never the words
   */
  public void warn(Collection<String> acknowledged, Stream<String> texts) {
    var open =
        texts
            .flatMap(text -> topics(text, Topic::noted))
            .map(Topic::keyword)
            .filter(topic -> !acknowledged.contains(topic))
            .distinct()
            .sorted()
            .toList();
    if (!open.isEmpty()) {
      throw ProblemType.PROHIBITED_TOPIC
          .problem(
              "An employer must not collect this. Take it out, or name the topics in"
                  + " acknowledgedTopics if it was not asked for and has to stay.")
          .with("topics", open)
          .exception();
    }
  }

  /**
   * Refuses a question to applicants that must not be asked.
   *
   * @throws no.slett.http.ProblemException 422 {@code prohibited-question}, which names the field
   *     and the rule
   */
  public void refuseQuestion(String field, String question) {
    topics(question, _ -> true)
        .findFirst()
        .ifPresent(
            topic -> {
              throw ProblemType.PROHIBITED_QUESTION
                  .problem("An employer must not ask this. Ask what the work needs instead.")
                  .with("field", field)
                  .with("topics", List.of(topic.keyword()))
                  .with("rule", topic.rule())
                  .exception();
            });
  }

  private Stream<Topic> topics(String text, java.util.function.Predicate<Topic> asked) {
    var plain = plain(text);
    return words.entrySet().stream()
        .filter(entry -> asked.test(entry.getKey()) && entry.getValue().matcher(plain).find())
        .map(Map.Entry::getKey);
  }

  /** Words in lower case, one space before and after each. */
  private static String plain(String text) {
    var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return " " + NO_WORD.matcher(normal).replaceAll(" ") + " ";
  }

  private static Pattern pattern(List<String> phrases) {
    return Pattern.compile(
        phrases.stream()
            .map(phrase -> phrase.toLowerCase(Locale.ROOT).replace("*", "[^ ]*"))
            .collect(Collectors.joining("|", " (?:", ") ")));
  }
}
