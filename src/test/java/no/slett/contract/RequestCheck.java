package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares the body of a request with what the contract says of its operation. */
final class RequestCheck {
  private final JsonNode document;
  private final Schemas schemas;
  private final Operation operation;

  RequestCheck(JsonNode document, Schemas schemas, Operation operation) {
    this.document = document;
    this.schemas = schemas;
    this.operation = operation;
  }

  List<String> problems(String contentType, byte[] body) {
    var content = new Reference(document, operation.pointer() + "/requestBody").at("content");
    var type = contentType.replaceAll(";.*", "").strip();
    if (content.missing()) {
      return body.length == 0 ? List.of() : List.of("the contract knows no body here");
    }
    if (!content.keys().contains(type)) {
      return List.of("content type '" + type + "' is not declared, only " + content.keys());
    }
    return type.endsWith("json") ? json(content.at(type).at("schema"), body) : List.of();
  }

  private List<String> json(Reference schema, byte[] body) {
    var problems = new ArrayList<String>();
    new Text(body)
        .json()
        .ifPresentOrElse(
            v -> problems.addAll(schemas.problems(schema.pointer(), v)),
            () -> problems.add("the body is not JSON"));
    return problems;
  }
}
