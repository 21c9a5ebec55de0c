package no.slett.privacy;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.slett.vault.StoreFacts;
import no.slett.vault.StoreFacts.Kind;
import no.slett.vault.StoreFacts.Lifecycle;
import no.slett.vault.StoreFacts.ObjectLock;
import no.slett.vault.StoreFacts.Replication;
import no.slett.vault.StoreFacts.Versioning;

/**
 * What a store's facts mean, given what it is for. Objects and keys must be erasable, at the time
 * that Slett chooses and from everywhere. The journal must outlive every backup; it names nobody,
 * so a copy or a lock of it does little harm.
 */
final class Judgement {
  private Judgement() {}

  /** Why the service must not start on such a store, as the end of a sentence. */
  static Optional<String> obstacle(Contents contents, StoreFacts facts) {
    if (contents == Contents.JOURNAL) {
      return facts.lifecycle() == Lifecycle.EXPIRES
          ? Optional.of(
              "has a lifecycle rule that deletes objects at an age: what a restored backup brings"
                  + " back could not be erased again")
          : Optional.empty();
    }
    if (facts.versioning() == Versioning.SECOND_FACTOR) {
      return Optional.of("demands a second factor to delete a version: nothing could be erased");
    }
    return switch (facts.objectLock()) {
      case DEFAULT_RETENTION ->
          Optional.of(
              "locks every new object (default retention): nothing could be erased in time");
      case HELD ->
          Optional.of(
              "holds objects under a retention or a legal hold of their own: they could not be"
                  + " erased");
      case OFF, ENABLED, UNKNOWN -> Optional.empty();
    };
  }

  /** What the privacy officer should know, the gravest first. */
  static Set<Warning> warnings(Contents contents, StoreFacts facts) {
    var warnings = EnumSet.noneOf(Warning.class);
    if (contents == Contents.JOURNAL) {
      addIf(warnings, locked(facts), Warning.JOURNAL_LOCKED);
      addIf(warnings, facts.lifecycle() == Lifecycle.EXPIRES, Warning.JOURNAL_EXPIRES);
    } else {
      addIf(warnings, locked(facts), Warning.LOCKED);
      addIf(warnings, facts.objectLock() == ObjectLock.ENABLED, Warning.LOCKABLE);
      addIf(warnings, facts.replication() == Replication.ENABLED, Warning.REPLICATED);
      addIf(warnings, facts.lifecycle() == Lifecycle.EXPIRES, Warning.EXPIRES);
      addIf(warnings, hidesUploads(facts), Warning.UPLOADS_HIDDEN);
    }
    addIf(warnings, facts.lifecycle() == Lifecycle.MOVES, Warning.MOVES);
    return warnings;
  }

  private static boolean locked(StoreFacts facts) {
    return facts.versioning() == Versioning.SECOND_FACTOR
        || facts.objectLock() == ObjectLock.DEFAULT_RETENTION
        || facts.objectLock() == ObjectLock.HELD;
  }

  private static boolean hidesUploads(StoreFacts facts) {
    return facts.kind() == Kind.S3 && !facts.uploadsListed();
  }

  private static void addIf(Set<Warning> warnings, boolean holds, Warning warning) {
    if (holds) {
      warnings.add(warning);
    }
  }
}
