package no.slett.web;

import java.util.Optional;

/**
 * One thing that must be well before the service takes calls.
 *
 * @param name as the operator knows it, such as {@code database}
 */
public record Readiness(String name, Check check) {
  /** Looks at one thing. */
  @FunctionalInterface
  public interface Check {
    /** What is wrong, in a few words without personal data; empty when all is well. */
    Optional<String> trouble() throws Exception;
  }
}
