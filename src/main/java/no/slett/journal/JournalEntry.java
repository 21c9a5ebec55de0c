package no.slett.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One event that takes a permission away or gives it back, one finished certificate, or that people
 * were told of something.
 *
 * @param id the event's own id, which the database knows too
 * @param day in UTC, on which it was intended, by the database server's clock: its folder
 * @param kind lower-case words joined by hyphens, such as {@code erasure}
 * @param at by the service clock
 * @param body opaque ids and times, a JSON object; never personal data, since entries outlive it
 */
public record JournalEntry(UUID id, LocalDate day, String kind, Instant at, JsonNode body) {
  private static final Pattern KIND = Pattern.compile("[a-z]+(-[a-z]+)*");

  public JournalEntry {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("not a kind of journal entry");
    }
    if (!body.isObject()) {
      throw new IllegalArgumentException("the body of a journal entry is a JSON object");
    }
  }

  /** Whether both tell the same event; a retry may have come at another time. */
  boolean sameEvent(JournalEntry other) {
    return id.equals(other.id) && kind.equals(other.kind) && body.equals(other.body);
  }
}
