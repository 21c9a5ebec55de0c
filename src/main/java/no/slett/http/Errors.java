package no.slett.http;

import io.helidon.http.HttpException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The one place that turns exceptions into problems. */
public final class Errors {
  private static final Logger LOG = System.getLogger(Errors.class.getName());

  private final List<ErrorMapping<?>> mappings;

  /** With what the other rooms say of their exceptions; the first that fits is taken. */
  public Errors(List<ErrorMapping<?>> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  /**
   * The answer to an exception. An unknown one is logged under an id, by kind and place only, and
   * answered with that id.
   *
   * @param where what was called, without ids: method and path template
   */
  Problem problem(Throwable thrown, String where) {
    if (thrown instanceof ProblemException known) {
      return known.problem();
    }
    for (var mapping : mappings) {
      var problem = mapping.map(thrown);
      if (problem.isPresent()) {
        return logged(problem.get(), thrown, where);
      }
    }
    return thrown instanceof HttpException refused && refused.status().code() < 500
        ? Refusals.of(refused.status().code())
        : unexpected(thrown, where);
  }

  private static Problem logged(Problem problem, Throwable thrown, String where) {
    if (problem.type().status() >= 500) {
      LOG.log(Level.WARNING, "{0}: {1}: {2}", where, problem.type().urn(), kind(thrown));
    }
    return problem;
  }

  private static Problem unexpected(Throwable thrown, String where) {
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LOG.log(Level.ERROR, "error {0} at {1}: {2}", id, where, SafeTrace.of(thrown));
    return ProblemType.INTERNAL
        .problem("Try again later; if it stays, tell the operator the errorId.")
        .with("errorId", id);
  }

  private static String kind(Throwable thrown) {
    var cause = thrown.getCause();
    return thrown.getClass().getName() + (cause == null ? "" : " <- " + cause.getClass().getName());
  }
}
