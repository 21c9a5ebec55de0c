package no.slett.hiring;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.slett.http.Fields;
import no.slett.http.MergePatch;
import no.slett.http.Problem;
import no.slett.minimisation.Prohibited;
import org.jspecify.annotations.Nullable;

/** Questions to the applicant, per language, as a recruiter asks for them. */
record Questions(@Nullable List<String> nb, @Nullable List<String> nn, @Nullable List<String> en) {
  private static final Set<String> LANGUAGES = Set.of("nb", "nn", "en");
  private static final int MOST = 30;
  private static final int LONGEST = 500;

  Questions {
    check("nb", nb);
    check("nn", nn);
    check("en", en);
  }

  /** Language to questions, as they are kept. */
  Map<String, List<String>> byLanguage() {
    var all = new LinkedHashMap<String, List<String>>();
    put(all, "nb", nb);
    put(all, "nn", nn);
    put(all, "en", en);
    return all;
  }

  /** What a merge patch makes of them: null takes one language away, or all. */
  static @Nullable Map<String, List<String>> patched(
      @Nullable Map<String, List<String>> before, MergePatch patch) {
    if (patch.clears("questions")) {
      return null;
    }
    var change = patch.within("questions", LANGUAGES);
    if (change.isEmpty()) {
      return before;
    }
    var after = new LinkedHashMap<String, List<String>>();
    if (before != null) {
      after.putAll(before);
    }
    LANGUAGES.stream()
        .filter(change.get()::touches)
        .forEach(language -> put(after, language, list(change.get(), language)));
    return after;
  }

  /**
   * Refuses questions that must not be asked (law LB-7 to LB-11, LB-14).
   *
   * @throws no.slett.http.ProblemException 422 {@code prohibited-question}
   */
  static void demandAllowed(@Nullable Map<String, List<String>> questions, Prohibited prohibited) {
    if (questions == null) {
      return;
    }
    questions.forEach(
        (language, list) -> {
          for (var i = 0; i < list.size(); i++) {
            prohibited.refuseQuestion("questions." + language + "[" + i + "]", list.get(i));
          }
        });
  }

  private static @Nullable List<String> list(MergePatch patch, String language) {
    var list = patch.value(language, String[].class).map(java.util.Arrays::asList).orElse(null);
    check(patch.at(language), list);
    return list;
  }

  private static void put(
      Map<String, List<String>> all, String language, @Nullable List<String> questions) {
    if (questions == null) {
      all.remove(language);
    } else {
      all.put(language, List.copyOf(questions));
    }
  }

  private static void check(String field, @Nullable List<String> questions) {
    if (questions == null) {
      return;
    }
    Fields.listIfAny(field, questions, MOST);
    var seen = new HashSet<String>();
    for (var i = 0; i < questions.size(); i++) {
      var name = field + "[" + i + "]";
      if (!seen.add(Fields.text(name, questions.get(i), LONGEST))) {
        throw Problem.invalidField(name, "Ask each question once.").exception();
      }
    }
  }
}
