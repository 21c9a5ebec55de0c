package no.slett.http;

import java.util.Optional;
import java.util.function.Function;

/**
 * The problem of one kind of exception of another room.
 *
 * @param problem makes the answer; the exception's message never belongs in it
 */
public record ErrorMapping<E extends Throwable>(Class<E> type, Function<E, Problem> problem) {
  /** The problem, if the exception is of this kind. */
  Optional<Problem> map(Throwable thrown) {
    return type.isInstance(thrown)
        ? Optional.of(problem.apply(type.cast(thrown)))
        : Optional.empty();
  }
}
