package no.slett.vault;

/**
 * How a store is set up, as far as it tells: what decides whether erasing works, and whether what
 * was erased is gone from everywhere.
 *
 * @param kind a bucket or a folder
 * @param versioning whether replacing and deleting by other tools leaves older versions behind
 * @param objectLock whether something keeps objects from being deleted
 * @param replication whether the store copies its objects to another one
 * @param lifecycle what the store does with objects by itself
 * @param uploadsListed whether unfinished uploads of other tools can be found and aborted
 */
public record StoreFacts(
    Kind kind,
    Versioning versioning,
    ObjectLock objectLock,
    Replication replication,
    Lifecycle lifecycle,
    boolean uploadsListed) {

  /** What a store is made of. */
  public enum Kind {
    S3,
    FILE
  }

  /** Older versions. */
  public enum Versioning {
    OFF,
    ENABLED,
    SUSPENDED,
    /** Enabled, and each deletion of a version needs a second factor, which no service has. */
    SECOND_FACTOR,
    UNKNOWN
  }

  /** What keeps objects from being deleted. */
  public enum ObjectLock {
    OFF,
    /** Nothing is locked, but whoever has the right to may lock an object. */
    ENABLED,
    /** Every new object is locked for some time. */
    DEFAULT_RETENTION,
    /** Objects with a retention or a legal hold of their own were seen. */
    HELD,
    UNKNOWN
  }

  /** Copies elsewhere, made by the store. */
  public enum Replication {
    OFF,
    ENABLED,
    UNKNOWN
  }

  /** What the store does by itself; the gravest of its rules. */
  public enum Lifecycle {
    OFF,
    /** Removes only unfinished uploads, older versions or markers that hide nothing. */
    CLEANUP,
    /** Moves objects to another class or place. */
    MOVES,
    /** Deletes objects, or hides them behind a marker, at an age. */
    EXPIRES,
    UNKNOWN
  }

  /** Of a store of which nothing more is known. */
  public static StoreFacts unknown(Kind kind) {
    return new StoreFacts(
        kind,
        Versioning.UNKNOWN,
        ObjectLock.UNKNOWN,
        Replication.UNKNOWN,
        Lifecycle.UNKNOWN,
        false);
  }
}
