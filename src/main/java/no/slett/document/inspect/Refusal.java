package no.slett.document.inspect;

/**
 * Leaves an inspection from however deep: this file is not for recruiters.
 *
 * <p>Carries no stack trace: it is an outcome, thrown only because format libraries call back.
 */
public final class Refusal extends RuntimeException {
  private final transient Finding finding;

  /** Refuses because of this. */
  public Refusal(Finding finding) {
    super(finding.word(), null, false, false);
    this.finding = finding;
  }

  /** Why. */
  public Finding finding() {
    return finding;
  }
}
