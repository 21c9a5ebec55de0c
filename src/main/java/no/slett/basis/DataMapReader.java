package no.slett.basis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.slett.settings.Problems;
import no.slett.settings.SettingsFile;
import no.slett.settings.SettingsNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data map: one line a column, and under {@code _} what all columns of a table share.
 *
 * <p>A line replaces a shared value key by key, so {@code {person: none}} clears the rest too.
 */
final class DataMapReader {
  private static final String SHARED = "_";
  private static final List<String> NOBODY = List.of("none");
  private static final String[] KEYS = {
    "person", "category", "purpose", "form", "access", "untold"
  };

  private final Catalogue catalogue;
  private final Problems problems = new Problems();
  private final Map<Column, DataItem> columns = new HashMap<>();
  private final Map<String, DataItem> objects = new HashMap<>();

  DataMapReader(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  DataMap read(SettingsFile file) {
    var root = file.root(problems).only("workingIndex", "columns", "objects");
    var workingIndex = root.text("workingIndex").orElse("");
    root.mapping("columns")
        .ifPresent(all -> all.mappings().forEach((name, t) -> table(name, t, workingIndex)));
    root.mapping("objects").ifPresent(all -> all.mappings().forEach(this::object));
    problems.orThrow();
    return new DataMap(columns, objects);
  }

  private void table(String name, SettingsNode table, String workingIndex) {
    var dot = name.indexOf('.');
    if (dot < 1 || dot != name.lastIndexOf('.') || dot == name.length() - 1) {
      table.problem("a table is named schema.table");
      return;
    }
    var schema = name.substring(0, dot);
    var lines = table.mappings();
    var shared = Optional.ofNullable(lines.remove(SHARED));
    shared.ifPresent(s -> s.only(KEYS));
    lines.forEach(
        (column, line) ->
            item(line, shared.orElse(line), schema.equals(workingIndex))
                .ifPresent(
                    i -> columns.put(new Column(schema, name.substring(dot + 1), column), i)));
  }

  private void object(String name, SettingsNode line) {
    item(line, line, false).ifPresent(i -> objects.put(name, i));
  }

  private Optional<DataItem> item(SettingsNode line, SettingsNode shared, boolean inIndex) {
    var before = problems.count();
    line.only(KEYS);
    var item = about(line, shared);
    if (problems.count() == before) {
      checkForm(line, item, inIndex);
      checkAgainstCatalogue(line, item);
    }
    return problems.count() == before ? Optional.of(item) : Optional.empty();
  }

  private DataItem about(SettingsNode line, SettingsNode shared) {
    if (either(line, shared, "person").texts("person").equals(NOBODY)) {
      if (line.keys().size() > 1) {
        line.problem("is about no person and has no category, purpose, form or access");
      }
      return new DataItem(Set.of(), Set.of(), Set.of(), DataItem.Form.OPEN, null);
    }
    var persons = needed(line, shared, "person", n -> n.words("person", Person.class));
    return new DataItem(
        persons,
        needed(line, shared, "category", n -> n.words("category", DataCategory.class)),
        needed(line, shared, "purpose", this::purposes),
        form(either(line, shared, "form")),
        DataItem.concernsOutsiders(persons) ? told(line, tells(line) ? line : shared) : null);
  }

  private static boolean tells(SettingsNode node) {
    return node.has("access") || node.has("untold");
  }

  private static @Nullable Told told(SettingsNode line, SettingsNode node) {
    if (node.has("access") == node.has("untold")) {
      line.problem("say in which section of an access package it is told, or why in none");
      return null;
    }
    return node.has("access")
        ? new Told.In(Set.copyOf(node.texts("access")))
        : node.word("untold", Told.Why.class).<Told>map(Told.Not::new).orElse(null);
  }

  /** Sealed unless it says otherwise: forgetting must not open anything. */
  private static DataItem.Form form(SettingsNode node) {
    return node.has("form")
        ? node.word("form", DataItem.Form.class).orElse(DataItem.Form.SEALED)
        : DataItem.Form.SEALED;
  }

  private static <T> Set<T> needed(
      SettingsNode line, SettingsNode shared, String key, Function<SettingsNode, Set<T>> reader) {
    var node = either(line, shared, key);
    if (!node.has(key)) {
      line.problem(key + " is missing");
      return Set.of();
    }
    return reader.apply(node);
  }

  private static SettingsNode either(SettingsNode line, SettingsNode shared, String key) {
    return line.has(key) ? line : shared;
  }

  private Set<ActivityId> purposes(SettingsNode node) {
    var found = new HashSet<ActivityId>();
    for (var name : node.texts("purpose")) {
      catalogue.all().stream()
          .map(Activity::id)
          .filter(id -> id.value().equals(name))
          .findFirst()
          .ifPresentOrElse(
              found::add, () -> node.problem("purpose '" + name + "' is not in the catalogue"));
    }
    return found;
  }

  private static void checkForm(SettingsNode line, DataItem item, boolean inIndex) {
    if (item.form() == DataItem.Form.OPEN && !item.persons().isEmpty()) {
      line.problem("personal data cannot be open");
    }
    if (item.form() == DataItem.Form.INDEX && !inIndex) {
      line.problem("only the working index may hold personal data in plain text");
    }
  }

  private void checkAgainstCatalogue(SettingsNode line, DataItem item) {
    var persons = new HashSet<Person>();
    var categories = new HashSet<DataCategory>();
    for (var id : item.purposes()) {
      var activity = catalogue.find(id).orElseThrow();
      persons.addAll(activity.persons());
      categories.addAll(activity.categories());
    }
    uncovered(line, "person", item.persons(), persons, Person::keyword);
    uncovered(line, "category", item.categories(), categories, DataCategory::keyword);
  }

  private static <T> void uncovered(
      SettingsNode line, String what, Set<T> held, Set<T> covered, Function<T, String> name) {
    var left = new ArrayList<>(held);
    left.removeAll(covered);
    left.stream()
        .map(name)
        .sorted()
        .forEach(n -> line.problem(what + " '" + n + "' is in none of its purposes"));
  }
}
