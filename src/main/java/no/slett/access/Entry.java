package no.slett.access;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;

/** Fields that are told together, in order; what is null or empty is not told. */
public final class Entry {
  private final Map<String, Value> fields = new LinkedHashMap<>();

  /** What somebody typed, or an id. */
  public Entry text(String name, @Nullable Object text) {
    return text == null ? this : with(name, new Value.Text(text.toString()));
  }

  /** What somebody else wrote about the person. */
  public Entry written(String name, @Nullable String text) {
    return text == null ? this : with(name, new Value.Written(text));
  }

  /** When. */
  public Entry at(String name, @Nullable Instant instant) {
    return instant == null ? this : with(name, new Value.At(instant));
  }

  /** How many. */
  public Entry number(String name, long number) {
    return with(name, new Value.Number(number));
  }

  /** Yes or no. */
  public Entry flag(String name, boolean flag) {
    return with(name, new Value.Flag(flag));
  }

  /** A word of a closed list. */
  public Entry code(String name, @Nullable String code) {
    return code == null ? this : codes(name, List.of(code));
  }

  /** Some of them. */
  public Entry codes(String name, List<String> codes) {
    return codes.isEmpty() ? this : with(name, new Value.Codes(codes));
  }

  /** Sentences in three languages. */
  public Entry said(String name, List<Translated> sentences) {
    return sentences.isEmpty() ? this : with(name, new Value.Said(sentences));
  }

  /** Entries of its own. */
  public Entry entries(String name, List<Entry> entries) {
    return entries.isEmpty() ? this : with(name, new Value.Entries(entries));
  }

  /** A file under the name it came with. */
  public Entry file(String name, String filename, Value.Opening opening) {
    return with(name, new Value.File(filename, opening));
  }

  /** The same fields, with what the function makes of each. */
  public Entry mapped(BiFunction<String, Value, Value> function) {
    var mapped = new Entry();
    fields.forEach((name, value) -> mapped.with(name, function.apply(name, value)));
    return mapped;
  }

  private Entry with(String name, Value value) {
    fields.put(name, value);
    return this;
  }

  /** All of them by name, in the order in which they were told. */
  public Map<String, Value> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Never what it tells: it would end up in a log. */
  @Override
  public String toString() {
    return "Entry" + fields.keySet();
  }
}
