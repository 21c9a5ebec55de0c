package no.slett.hiring;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
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
  private static final Period TIME_TO_ERASE = Period.ofDays(1);

  /** When its applications are gone, and what makes them go. */
  record Erasure(String rule, @Nullable Instant latest) {}

  static Shown of(HiringProcess process, Instant at) {
    var latest = process.timing().latest();
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
            process.erasureRule(),
            latest == null
                ? null
                : latest.atZone(java.time.ZoneOffset.UTC).plus(TIME_TO_ERASE).toInstant()));
  }
}
