package no.slett.accountability.breach;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the log says was touched in a window (Art. 33(3)(a), law BR-2).
 *
 * @param persons applicants whose own application an event names
 * @param personsAtMost with everybody who was in a list that somebody opened: lists are logged as
 *     lists, and may have been read to the end
 * @param records distinct applications and parts of them that events name
 * @param events all that touched personal data
 */
record Facts(
    Instant from,
    Instant to,
    @Nullable String actor,
    long persons,
    long personsAtMost,
    long records,
    long events,
    List<Category> categories,
    List<Deed> deeds) {
  /** A category of data, and how many records of it were touched. */
  record Category(String category, long records) {}

  /** What a role did, how often, and to how many people. */
  record Deed(String action, String role, long events, long persons) {}
}
