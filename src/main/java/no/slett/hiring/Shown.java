package no.slett.hiring;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.slett.basis.ClaimsDefence;
import no.slett.clock.ServiceClock;
import org.jspecify.annotations.Nullable;

/** A hiring process in the shape of the contract. */
record Shown(
    String id,
    String slug,
    String title,
    String kind,
    String status,
    @Nullable Instant deadline,
    String closingWindow,
    String language,
    @Nullable Map<String, List<String>> questions,
    Erasure erasure) {
  /** What erasing takes after the last basis has ended. */
  private static final Duration TIME_TO_ERASE = Duration.ofDays(1);

  /** When its applications are gone, and what makes them go. */
  record Erasure(String rule, @Nullable Instant latest) {}

  /** The defence is what new applications are kept for besides, where they are. */
  static Shown of(HiringProcess process, Instant at, Optional<ClaimsDefence> defence) {
    var latest = process.timing().latest();
    var kept = defence.map(ClaimsDefence::kept).orElse(Period.ZERO);
    return new Shown(
        process.id().toString(),
        process.slug(),
        process.title(),
        process.kind().wire(),
        process.status(at).wire(),
        process.deadline(),
        process.closingWindow().toString(),
        process.language(),
        process.questions(),
        new Erasure(
            defence.map(_ -> ClaimsDefence.RULE).orElse(process.erasureRule()),
            latest == null ? null : ServiceClock.after(latest, kept).plus(TIME_TO_ERASE)));
  }
}
