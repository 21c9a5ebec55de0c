package no.slett.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One mapping in a settings file. Every reader notes a missing or wrong value as a problem with its
 * place and goes on, so that one start shows all of them.
 */
public final class SettingsNode {
  private final String where;
  private final JsonNode node;
  private final Problems problems;

  SettingsNode(String where, JsonNode node, Problems problems) {
    this.where = where;
    this.node = node;
    this.problems = problems;
  }

  /** The place in the file, for a message. */
  public String where() {
    return where;
  }

  /** Notes a problem with this mapping. */
  public void problem(String what) {
    problems.add(where, what);
  }

  /** True when the key is there with a value. */
  public boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** Notes every key other than these: a misspelt key must not be ignored. */
  public SettingsNode only(String... keys) {
    var known = Set.of(keys);
    keys().stream().filter(k -> !known.contains(k)).forEach(k -> problem("unknown key " + k));
    return this;
  }

  /** The keys, in the order of the file. */
  public List<String> keys() {
    var keys = new ArrayList<String>();
    node.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** A required text. */
  public Optional<String> text(String key) {
    return has(key) ? optionalText(key) : missing(key);
  }

  /** A text that may be absent, but not blank. */
  public Optional<String> optionalText(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    var value = node.get(key);
    if (value.isContainerNode() || value.asText().isBlank()) {
      problem(key + " must be a text");
      return Optional.empty();
    }
    return Optional.of(value.asText().strip());
  }

  /** A required text in nb, nn and en. */
  public Optional<Translated> translated(String key) {
    return mapping(key).flatMap(SettingsNode::translation);
  }

  private Optional<Translated> translation() {
    only("nb", "nn", "en");
    var nb = text("nb");
    var nn = text("nn");
    var en = text("en");
    return nb.isPresent() && nn.isPresent() && en.isPresent()
        ? Optional.of(new Translated(nb.get(), nn.get(), en.get()))
        : Optional.empty();
  }

  /** A required {@code true} or {@code false}. */
  public boolean flag(String key) {
    if (!node.path(key).isBoolean()) {
      problem(key + " must be true or false");
    }
    return node.path(key).asBoolean(false);
  }

  /** A required ISO 8601 period of years, months and days, not negative. */
  public Optional<Period> period(String key) {
    return parsed(key, SettingsNode::notNegative, "an ISO 8601 period such as P14D");
  }

  /** A period that may be absent. */
  public Optional<Period> optionalPeriod(String key) {
    return has(key) ? period(key) : Optional.empty();
  }

  private static Period notNegative(String text) {
    var period = Period.parse(text);
    if (period.isNegative()) {
      throw new DateTimeException("negative");
    }
    return period;
  }

  /** A required ISO 8601 date. */
  public Optional<LocalDate> date(String key) {
    return parsed(key, LocalDate::parse, "a date such as 2027-01-31");
  }

  /** A date that may be absent. */
  public Optional<LocalDate> optionalDate(String key) {
    return has(key) ? date(key) : Optional.empty();
  }

  private <T> Optional<T> parsed(String key, Function<String, T> parser, String shape) {
    try {
      return text(key).map(parser);
    } catch (DateTimeException e) {
      problem(key + " must be " + shape);
      return Optional.empty();
    }
  }

  /** A required word of a closed list. */
  public <E extends Enum<E> & Keyword> Optional<E> word(String key, Class<E> list) {
    return text(key).flatMap(word -> constant(key, word, list));
  }

  /** Words of a closed list: absent, one, or a list of them. */
  public <E extends Enum<E> & Keyword> Set<E> words(String key, Class<E> list) {
    return texts(key).stream()
        .flatMap(word -> constant(key, word, list).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private <E extends Enum<E> & Keyword> Optional<E> constant(
      String key, String word, Class<E> list) {
    var constants = list.getEnumConstants();
    var found = Arrays.stream(constants).filter(c -> c.keyword().equals(word)).findFirst();
    if (found.isEmpty()) {
      var known = Arrays.stream(constants).map(Keyword::keyword).collect(Collectors.joining(", "));
      problem(key + " '" + word + "' is none of " + known);
    }
    return found;
  }

  /** Texts: absent, one, or a list of them. */
  public List<String> texts(String key) {
    if (!has(key)) {
      return List.of();
    }
    var value = node.get(key);
    var texts = new ArrayList<String>();
    (value.isArray() ? value : List.of(value)).forEach(item -> texts.add(item.asText().strip()));
    return texts;
  }

  /** Makes a value that refuses bad input; its refusal becomes a problem of this mapping. */
  public <A, B> Optional<B> sound(Optional<A> from, Function<A, B> maker) {
    try {
      return from.map(maker);
    } catch (IllegalArgumentException e) {
      problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A required mapping. */
  public Optional<SettingsNode> mapping(String key) {
    return has(key) ? optionalMapping(key) : missing(key);
  }

  /** True when the key holds a mapping. */
  public boolean isMapping(String key) {
    return node.path(key).isObject();
  }

  /** A mapping that may be absent. */
  public Optional<SettingsNode> optionalMapping(String key) {
    return has(key) ? nested(where + "." + key, node.get(key)) : Optional.empty();
  }

  /** Every key with its mapping, in the order of the file. */
  public Map<String, SettingsNode> mappings() {
    var found = new LinkedHashMap<String, SettingsNode>();
    keys().forEach(k -> mapping(k).ifPresent(m -> found.put(k, m)));
    return found;
  }

  /** The mappings of a list; absent is empty. */
  public List<SettingsNode> list(String key) {
    var value = node.path(key);
    if (has(key) && !value.isArray()) {
      problem(key + " must be a list");
    }
    var found = new ArrayList<SettingsNode>();
    for (var i = 0; i < value.size() && value.isArray(); i++) {
      nested(where + "." + key + "[" + i + "]", value.get(i)).ifPresent(found::add);
    }
    return found;
  }

  private Optional<SettingsNode> nested(String place, JsonNode value) {
    if (!value.isObject()) {
      problems.add(place, "must be a mapping");
      return Optional.empty();
    }
    return Optional.of(new SettingsNode(place, value, problems));
  }

  private <T> Optional<T> missing(String key) {
    problem(key + " is missing");
    return Optional.empty();
  }
}
