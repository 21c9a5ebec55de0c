package no.slett.law;

import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What tests showed. A requirement is proven when a test marked with it passed and none failed; a
 * skipped test shows nothing.
 */
final class Evidence {
  private final Map<String, SortedMap<String, Boolean>> tests = new ConcurrentHashMap<>();

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

  boolean proves(String id) {
    return !of(id).isEmpty() && !fails(id);
  }

  boolean fails(String id) {
    return of(id).containsValue(false);
  }

  /** The tests of a requirement, by name, and whether they passed. */
  SortedMap<String, Boolean> of(String id) {
    return tests.getOrDefault(id, new ConcurrentSkipListMap<>());
  }

  /** The same of all requirements, by id. */
  Map<String, SortedMap<String, Boolean>> tests() {
    return tests;
  }
}
