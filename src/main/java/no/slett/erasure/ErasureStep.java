package no.slett.erasure;

/**
 * The steps of an erasure, in order. Each is done again after a crash until the next is on record.
 * A crash test stops the service after each.
 */
public enum ErasureStep {
  /** Nobody can stop it any more, nobody can read it any more. */
  CLAIMED,
  /** A signed entry tells of it, which no restored database can forget. */
  JOURNALLED,
  /** What outlives its process has its data keys under the keys of the purposes that keep it. */
  KEYS_KEPT,
  /** The keys are gone: every copy anywhere is dark. */
  KEYS_DESTROYED,
  /** Every version of every object is gone, and was seen to be. */
  OBJECTS_DELETED,
  /** Rows and index entries are gone in one transaction, which kept the counts. */
  ROWS_GONE,
  /** No dead row lingers in the files of the working index. */
  INDEX_REWRITTEN,
  /** Each application has its certificate, which is in the journal too. */
  CERTIFIED
}
