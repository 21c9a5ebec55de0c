package no.slett.privacy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import no.slett.vault.StoreFacts;

/** One store in the words of the contract. */
record StoreReport(
    String store,
    String kind,
    String versioning,
    String objectLock,
    String replication,
    String lifecycle,
    List<Remark> warnings) {

  /** A warning. */
  record Remark(String code, String message) {
    static Remark of(Warning warning) {
      return new Remark(warning.wire(), warning.message());
    }
  }

  /** What was found, or nothing when the store did not answer. */
  static StoreReport of(Contents contents, StoreFacts.Kind kind, Optional<StoreFacts> found) {
    var facts = found.orElseGet(() -> StoreFacts.unknown(kind));
    var warnings =
        found
            .map(answered -> Judgement.warnings(contents, answered))
            .orElse(Set.of(Warning.UNAVAILABLE));
    return new StoreReport(
        contents.wire(),
        wire(kind),
        wire(facts.versioning()),
        wire(facts.objectLock()),
        wire(facts.replication()),
        wire(facts.lifecycle()),
        warnings.stream().map(Remark::of).toList());
  }

  private static String wire(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** One line for the log. */
  String line() {
    return "%s: %s, versioning %s, object lock %s, replication %s, lifecycle %s"
        .formatted(store, kind, versioning, objectLock, replication, lifecycle);
  }
}
