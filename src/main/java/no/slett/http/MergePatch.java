package no.slett.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON merge patch (RFC 7396) over a closed set of fields: absent leaves a field as it is, null
 * clears it, anything else is its new value.
 */
public final class MergePatch {
  private final Json json;
  private final JsonNode tree;
  private final String path;

  MergePatch(Json json, JsonNode tree, Set<String> fields) {
    this(json, tree, "", fields);
  }

  private MergePatch(Json json, JsonNode tree, String path, Set<String> fields) {
    for (var member : tree.properties()) {
      if (!fields.contains(member.getKey())) {
        throw ProblemType.UNKNOWN_FIELD
            .problem("Leave this field out.")
            .with("field", FieldPath.join(path, FieldPath.safe(member.getKey())))
            .exception();
      }
    }
    this.json = json;
    this.tree = tree;
    this.path = path;
  }

  /**
   * The patch of an object in this one; empty when the patch leaves or clears it.
   *
   * @throws ProblemException 422 {@code invalid-field} when it is no object, or {@code
   *     unknown-field}
   */
  public Optional<MergePatch> within(String field, Set<String> fields) {
    var node = tree.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isObject()) {
      throw Problem.invalidField(at(field), "Send an object or null.").exception();
    }
    return Optional.of(new MergePatch(json, node, at(field), fields));
  }

  /**
   * The new value of a field that cannot be cleared; empty when it is left as it is.
   *
   * @throws ProblemException 422 {@code invalid-field} or {@code unknown-field}
   */
  public <T> Optional<T> kept(String field, Class<T> type) {
    if (clears(field)) {
      throw Problem.invalidField(at(field), "This field cannot be removed.").exception();
    }
    return value(field, type);
  }

  /**
   * The texts of an object in this one as the patch leaves them: those that it does not name stay,
   * null removes one, or all.
   *
   * @throws ProblemException 422 {@code invalid-field} when it is no object of texts
   */
  public Map<String, String> merged(String field, Map<String, String> before) {
    var node = tree.path(field);
    if (node.isMissingNode()) {
      return before;
    }
    if (!node.isObject() && !node.isNull()) {
      throw Problem.invalidField(at(field), "Send an object or null.").exception();
    }
    var merged = new LinkedHashMap<>(node.isNull() ? Map.<String, String>of() : before);
    for (var member : node.properties()) {
      if (member.getValue().isNull()) {
        merged.remove(member.getKey());
      } else if (member.getValue().isTextual()) {
        merged.put(member.getKey(), member.getValue().textValue());
      } else {
        // the name is the caller's text: it is no name of a field
        throw Problem.invalidField(at(field), "Send texts or null.").exception();
      }
    }
    return Collections.unmodifiableMap(merged);
  }

  /** The full name of a field. */
  public String at(String field) {
    return FieldPath.join(path, field);
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
      throw e.problem().with("field", FieldPath.join(at(field), inner.toString())).exception();
    }
  }
}
