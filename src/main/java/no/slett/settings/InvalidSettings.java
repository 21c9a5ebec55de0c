package no.slett.settings;

import java.util.List;

/** Settings that the service must not start with; one clear line per problem. */
public final class InvalidSettings extends RuntimeException {
  private final List<String> problems;

  public InvalidSettings(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** The problems, each a line that names its place in the file. */
  public List<String> problems() {
    return problems;
  }
}
