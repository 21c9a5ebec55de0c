package no.slett.vault;

/** What became of a question that not every store understands, or answers to everybody. */
sealed interface Reply<T> {
  /** The answer. */
  record Told<T>(T answer) implements Reply<T> {}

  /**
   * The store answered with an error, or with something else: not implemented, not allowed, or
   * nothing is configured.
   */
  record Refused<T>(String code) implements Reply<T> {}
}
