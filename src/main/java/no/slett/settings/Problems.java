package no.slett.settings;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that somebody who mends a file sees all of it at once. */
public final class Problems {
  private final List<String> lines = new ArrayList<>();

  /** Notes one problem at a place such as {@code activities[2].retention}. */
  public void add(String where, String what) {
    lines.add(where.isEmpty() ? what : where + ": " + what);
  }

  /** Notes problems that are complete lines already. */
  public void addAll(List<String> more) {
    lines.addAll(more);
  }

  /** The number of problems so far; unchanged means that what was read since is sound. */
  public int count() {
    return lines.size();
  }

  /** The problems so far, in the order found. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * Goes on only if there is no problem.
   *
   * @throws InvalidSettings with all problems
   */
  public void orThrow() {
    if (!lines.isEmpty()) {
      throw new InvalidSettings(lines);
    }
  }
}
