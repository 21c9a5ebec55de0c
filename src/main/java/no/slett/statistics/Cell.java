package no.slett.statistics;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One number that is told, or that it is not: below six it could tell of somebody, and so could
 * that it is none.
 *
 * @param reasonCode of a decision; null for all else
 * @param count of applications, at least six; null when it is suppressed
 */
record Cell(
    String quarter,
    String kind,
    String event,
    @Nullable String reasonCode,
    @Nullable Long count,
    boolean suppressed) {
  static Cell of(String quarter, String kind, Event event, OptionalLong count) {
    return new Cell(
        quarter,
        kind,
        event.what(),
        event.reason(),
        count.isPresent() ? count.getAsLong() : null,
        count.isEmpty());
  }
}
