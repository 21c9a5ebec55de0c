package no.slett.statistics;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that is counted, once for each application. No event is the sum of others.
 *
 * @param what such as {@code received}, a stage reached, or a decision
 * @param reason the code of a decision's reason; null for all else
 */
public record Event(String what, @Nullable String reason) {
  /** An application was received. */
  public static final Event RECEIVED = new Event("received", null);

  /** It was withdrawn, by the applicant or on the applicant's word. */
  public static final Event WITHDRAWN = new Event("withdrawn", null);

  /** All of it is erased. */
  public static final Event ERASED = new Event("erased", null);

  private static final List<String> STAGES = List.of("screening", "interview", "offer");
  private static final List<String> DECISIONS = List.of("hired", "rejected");
  private static final List<String> REASONS =
      List.of(
          "qualifications",
          "experience",
          "references",
          "position-cancelled",
          "position-filled",
          "applicant-withdrew",
          "other");

  /**
   * A stage was reached.
   *
   * @param stage any but the first, which is no event of its own
   */
  public static Event reached(String stage) {
    if (!STAGES.contains(stage)) {
      throw new IllegalArgumentException("not a stage that is reached: " + stage);
    }
    return new Event(stage, null);
  }

  /** Somebody decided. A withdrawal is an event of its own, and no decision is counted for it. */
  public static Optional<Event> decided(String decision, String reason) {
    return DECISIONS.contains(decision)
        ? Optional.of(new Event(decision, reason))
        : Optional.empty();
  }

  /** Every event there is. */
  static List<Event> all() {
    var decisions =
        DECISIONS.stream().flatMap(d -> REASONS.stream().map(reason -> new Event(d, reason)));
    return Stream.of(
            Stream.of(RECEIVED),
            STAGES.stream().map(Event::reached),
            decisions,
            Stream.of(WITHDRAWN, ERASED))
        .flatMap(events -> events)
        .toList();
  }

  /** The name in the database. */
  public String name() {
    return reason == null ? what : what + ":" + reason;
  }
}
