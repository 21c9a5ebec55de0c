package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * A hold that is being opened (GDPR Art. 17(3)(e)).
 *
 * @param askedUntil when it lapses once a second person has confirmed it
 * @param lapsesAt when it lapses without
 */
public record NewHold(Blocked what, Instant askedUntil, Instant lapsesAt, Telling telling) {

  /** Whether the person learns of it (law PU-5). */
  public sealed interface Telling {
    /** By mail, when it is opened. */
    record Told() implements Telling {}

    /** Not, for a reason that has a code in the contract. */
    record Exempt(String code) implements Telling {}

    /** There is no address left to tell anybody. */
    record Unreachable() implements Telling {}

    /** As a journal entry names it. */
    default void addTo(ObjectNode body) {
      switch (this) {
        case Told() -> body.put("told", true);
        case Exempt(var code) -> body.put("exemption", code);
        case Unreachable() -> {}
      }
    }

    /** Reads {@link #addTo}. */
    static Telling read(JsonNode body) {
      if (body.path("told").asBoolean()) {
        return new Told();
      }
      return body.hasNonNull("exemption")
          ? new Exempt(body.path("exemption").asText())
          : new Unreachable();
    }
  }
}
