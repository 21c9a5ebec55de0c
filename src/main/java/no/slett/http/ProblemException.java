package no.slett.http;

/** Ends a call with a problem. Its message is the problem's name only, so that it may be logged. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Carries the problem to the edge, where it becomes the answer. */
  public ProblemException(Problem problem) {
    super(problem.type().urn());
    this.problem = problem;
  }

  /** The answer. */
  public Problem problem() {
    return problem;
  }
}
