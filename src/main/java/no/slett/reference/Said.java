package no.slett.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a referee said, as sealed: facts and what somebody made of them, apart. */
record Said(@Nullable String facts, @Nullable String assessment) {
  /** Which of the two there are. */
  List<String> holds() {
    var kinds = new ArrayList<String>();
    if (facts != null) {
      kinds.add("facts");
    }
    if (assessment != null) {
      kinds.add("assessment");
    }
    return kinds;
  }

  Stream<String> texts() {
    return Stream.of(facts, assessment).filter(Objects::nonNull);
  }

  /** Never the words: they would end up in a log. */
  @Override
  public String toString() {
    return "Said[...]";
  }
}
