package no.slett.hiring;

import no.slett.database.Transaction;

/**
 * What has to be done about those hired before their process closes (law IN-5, PU-3). Hiring asks,
 * and does not know what it is.
 */
public interface Duties {
  /**
   * Called under the row lock, in the transaction that presses close.
   *
   * @throws no.slett.http.ProblemException 409 {@code handover-missing} when something is missing
   */
  void demandMet(Transaction tx, HiringProcess process);

  /**
   * The process closes by itself, which waits for nobody: what is missing is put on record as not
   * done. Called in a transaction of purpose {@code clock}.
   */
  void waive(Transaction tx, HiringProcess process);
}
