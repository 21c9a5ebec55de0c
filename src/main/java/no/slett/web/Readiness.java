package no.slett.web;

import java.util.Optional;

/**
 * One thing that the operator wants to know of before the service takes calls.
 *
 * @param name as the operator knows it, such as {@code database}
 * @param decisive whether the service takes no calls while it is not well
 */
public record Readiness(String name, Check check, boolean decisive) {
  /** Something that must be well. */
  public Readiness(String name, Check check) {
    this(name, check, true);
  }

  /** Something that the service works without, though not as well: only told. */
  public static Readiness told(String name, Check check) {
    return new Readiness(name, check, false);
  }

  /** Looks at one thing. */
  @FunctionalInterface
  public interface Check {
    /** What is wrong, in a few words without personal data; empty when all is well. */
    Optional<String> trouble() throws Exception;
  }
}
