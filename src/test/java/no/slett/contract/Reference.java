package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A place in the document; following {@code $ref} is its whole skill. */
final class Reference {
  private final JsonNode document;
  private final String pointer;
  private final JsonNode node;

  Reference(JsonNode document, String pointer) {
    var found = document.at(pointer);
    var target = found.path("$ref");
    // A schema may say more beside its $ref: then the schema validator must see the whole place.
    var follow = target.isTextual() && found.size() == 1;
    this.document = document;
    this.pointer = follow ? target.asText().substring(1) : pointer;
    this.node = document.at(this.pointer);
  }

  boolean missing() {
    return node.isMissingNode();
  }

  JsonNode node() {
    return node;
  }

  String pointer() {
    return pointer;
  }

  Reference at(String key) {
    return new Reference(document, pointer + "/" + Operation.escaped(key));
  }

  List<String> keys() {
    return node.propertyStream().map(java.util.Map.Entry::getKey).toList();
  }
}
