package no.slett.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396) over a closed set of fields: absent leaves a field as it is, null
 * clears it, anything else is its new value.
 */
public final class MergePatch {
  private final Json json;
  private final JsonNode tree;

  MergePatch(Json json, JsonNode tree, Set<String> fields) {
    for (var member : tree.properties()) {
      if (!fields.contains(member.getKey())) {
        throw ProblemType.UNKNOWN_FIELD
            .problem("Leave this field out.")
            .with("field", FieldPath.safe(member.getKey()))
            .exception();
      }
    }
    this.json = json;
    this.tree = tree;
  }

  /** Whether the patch says anything of the field. */
  public boolean touches(String field) {
    return tree.has(field);
  }

  /** Whether the patch clears the field. */
  public boolean clears(String field) {
    return tree.path(field).isNull();
  }

  /**
   * The field's new value; empty when it is left as it is or cleared.
   *
   * @throws ProblemException 422 {@code invalid-field} or {@code unknown-field}
   */
  public <T> Optional<T> value(String field, Class<T> type) {
    var node = tree.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.bind(node, type));
    } catch (ProblemException e) {
      var inner = e.problem().members().getOrDefault("field", "");
      throw e.problem().with("field", FieldPath.join(field, inner.toString())).exception();
    }
  }
}
