package no.slett.law;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What the tests of a run showed. A requirement is proven when a test marked with it passed and
 * none failed; a skipped test shows nothing.
 */
final class Evidence {
  private final Map<String, String> titles;
  private final Map<String, SortedMap<String, Boolean>> tests = new ConcurrentHashMap<>();

  Evidence(Map<String, String> titles) {
    this.titles = titles;
  }

  /** One line of the report. */
  record Row(String id, String title, SortedMap<String, Boolean> tests) {}

  /**
   * Notes the outcome of one marked test.
   *
   * @param counts false for what only holds tests together, such as a parameterised method
   */
  void add(String id, String test, boolean passed, boolean counts) {
    if (counts) {
      tests
          .computeIfAbsent(id, _ -> new ConcurrentSkipListMap<>())
          .merge(test, passed, Boolean::logicalAnd);
    }
  }

  List<String> proven() {
    return titles.keySet().stream().filter(i -> !of(i).isEmpty() && passed(i)).toList();
  }

  List<String> failed() {
    return titles.keySet().stream().filter(i -> !passed(i)).toList();
  }

  List<Row> rows() {
    return titles.keySet().stream()
        .map(i -> new Row(i, titles.getOrDefault(i, ""), of(i)))
        .toList();
  }

  private boolean passed(String id) {
    return !of(id).containsValue(false);
  }

  private SortedMap<String, Boolean> of(String id) {
    return tests.getOrDefault(id, new ConcurrentSkipListMap<>());
  }
}
