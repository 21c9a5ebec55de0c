package no.slett.application;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person puts right: names of fields and ids, never a value.
 *
 * @param id also that of its journal entry, and what the ids of recipients' events follow from
 * @param fields names of what changed
 * @param item the new document, or the statement
 * @param replaced the document that it supersedes
 * @param form the new object of the form, where that was put right
 */
public record Rectification(
    UUID id,
    List<String> fields,
    @Nullable UUID item,
    @Nullable UUID replaced,
    @Nullable String form) {
  public Rectification {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a rectification says what changed");
    }
  }

  /** Of the form. */
  public static Rectification ofForm(List<String> fields, String object) {
    return new Rectification(UUID.randomUUID(), fields, null, null, object);
  }

  /** By a new version of a document. */
  public static Rectification ofDocument(UUID version, UUID replaced) {
    return new Rectification(UUID.randomUUID(), List.of("documents"), version, replaced, null);
  }

  /** By words of the person's own. */
  public static Rectification byStatement(UUID statement) {
    return new Rectification(UUID.randomUUID(), List.of("statements"), statement, null, null);
  }

  /** As the journal names it. */
  ObjectNode body(SealedApplication application) {
    var body =
        JsonNodeFactory.instance.objectNode().put("application", application.id().toString());
    fields.forEach(body.putArray("fields")::add);
    if (form != null) {
      body.put("form", form);
    }
    return body;
  }
}
