package no.slett.accountability.log;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.slett.audit.AuditVerifier;
import no.slett.audit.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain from time to time and remembers what it found. Each instance does; a broken chain
 * is an alarm in the log until somebody has looked.
 */
public final class ChainWatch {
  private static final System.Logger LOG = System.getLogger(ChainWatch.class.getName());

  private final AuditVerifier verifier;
  private final InstantSource systemClock;
  private final AtomicReference<@Nullable Verified> last = new AtomicReference<>();

  public ChainWatch(AuditVerifier verifier, InstantSource systemClock) {
    this.verifier = verifier;
    this.systemClock = systemClock;
  }

  /**
   * What a walk found.
   *
   * @param events how many sealed ones there were, of a chain that holds
   * @param gaps how many times restored databases lost links of it, as the chain tells itself
   * @param brokenAt the link where it breaks first
   */
  record Verified(
      Instant at,
      boolean intact,
      @Nullable Long events,
      @Nullable Integer gaps,
      @Nullable Long brokenAt,
      @Nullable String flaw) {
    static Verified of(Instant at, Verdict verdict) {
      return switch (verdict) {
        case Verdict.Intact(var events, _, var gaps) ->
            new Verified(at, true, events, gaps.size(), null, null);
        case Verdict.Broken(var seal, var flaw) ->
            new Verified(
                at,
                false,
                null,
                null,
                seal,
                flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      };
    }
  }

  /** Walks all of it. */
  public void verify() {
    var found = Verified.of(systemClock.instant(), verifier.verify());
    last.set(found);
    if (!found.intact()) {
      LOG.log(
          System.Logger.Level.ERROR,
          "the audit log is broken at seal {0}: {1}",
          found.brokenAt(),
          found.flaw());
    }
  }

  Optional<Verified> last() {
    return Optional.ofNullable(last.get());
  }
}
