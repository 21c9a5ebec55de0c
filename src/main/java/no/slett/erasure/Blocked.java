package no.slett.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import org.jspecify.annotations.Nullable;

/**
 * What a hold or restriction is about.
 *
 * @param item a document or note of the application; null for all of it
 */
public record Blocked(BlockId id, ApplicationId application, @Nullable UUID item) {
  /** As a journal entry names it. */
  ObjectNode body() {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id.toString())
            .put("application", application.toString());
    return item == null ? body : body.put("item", item.toString());
  }

  /** Reads {@link #body}. */
  static Blocked read(JsonNode body) {
    return new Blocked(
        BlockId.parse(body.path("id").asText()),
        ApplicationId.parse(body.path("application").asText()),
        body.hasNonNull("item") ? UUID.fromString(body.path("item").asText()) : null);
  }
}
