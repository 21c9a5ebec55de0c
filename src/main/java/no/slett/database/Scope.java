package no.slett.database;

import java.util.Arrays;
import java.util.List;

/**
 * What a transaction carries besides its instant: why, for whom, and about whom.
 *
 * @param subjects ids and keyed hashes that narrow what some purposes see; never a name or address
 */
public record Scope(Purpose purpose, Actor actor, List<String> subjects) {
  public Scope {
    subjects = List.copyOf(subjects);
    if (subjects.stream().anyMatch(s -> s.isEmpty() || s.indexOf(',') >= 0)) {
      throw new IllegalArgumentException("a subject is neither empty nor a list");
    }
  }

  /** Work of a part of Slett itself. */
  public static Scope system(Purpose purpose, String part) {
    return new Scope(purpose, Actor.system(part), List.of());
  }

  /** Work for an actor. */
  public static Scope of(Purpose purpose, Actor actor) {
    return new Scope(purpose, actor, List.of());
  }

  /** The same work, about these subjects only. */
  public Scope about(Object... ids) {
    return new Scope(purpose, actor, Arrays.stream(ids).map(Object::toString).toList());
  }
}
