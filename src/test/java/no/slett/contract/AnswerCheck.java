package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares one answer with what the contract says of its operation. */
final class AnswerCheck {
  private static final String PROBLEM = "application/problem+json";

  private final JsonNode document;
  private final Schemas schemas;
  private final Operation operation;
  private final List<String> problems = new ArrayList<>();

  AnswerCheck(JsonNode document, Schemas schemas, Operation operation) {
    this.document = document;
    this.schemas = schemas;
    this.operation = operation;
  }

  List<String> problems(Answer answer) {
    var response = new Reference(document, operation.pointer() + "/responses/" + answer.status());
    if (response.missing()) {
      return isNoHttp(answer)
          ? undeclared(schemas, answer, Set.of(400))
          : List.of("status " + answer.status() + " is not declared");
    }
    for (var header : response.at("headers").keys()) {
      header(header, response.at("headers").at(header), answer);
    }
    body(response.at("content"), answer);
    return List.copyOf(problems);
  }

  /** A request that is not valid HTTP is refused before any operation is asked. */
  private static boolean isNoHttp(Answer answer) {
    var type = new Text(answer.bytes()).json().map(b -> b.path("type").asText()).orElse("");
    return answer.status() == 400 && type.equals("urn:slett:problem:malformed-request");
  }

  /** What is wrong with an answer outside all operations: it must be one of a few problems. */
  static List<String> undeclared(Schemas schemas, Answer answer, Set<Integer> allowed) {
    var problems = new ArrayList<String>();
    if (!allowed.contains(answer.status())) {
      problems.add("not in the contract, so the status must be one of " + allowed);
    }
    if (!answer.mediaType().equals(PROBLEM)) {
      problems.add("not in the contract, so the body must be " + PROBLEM);
    } else {
      new Text(answer.bytes())
          .json()
          .ifPresentOrElse(
              b -> problems.addAll(schemas.problems(Schemas.component("Problem"), b)),
              () -> problems.add("the body is not JSON"));
    }
    return problems;
  }

  private void header(String name, Reference header, Answer answer) {
    var value = answer.headers().firstValue(name);
    if (value.isEmpty()) {
      if (header.node().path("required").asBoolean()) {
        problems.add("header " + name + " is missing");
      }
      return;
    }
    var nodes = JsonNodeFactory.instance;
    JsonNode typed = nodes.textNode(value.get());
    if (header.at("schema").node().path("type").asText().equals("integer")
        && value.get().matches("-?\\d{1,18}")) {
      typed = nodes.numberNode(Long.parseLong(value.get()));
    }
    schemas
        .problems(header.at("schema").pointer(), typed)
        .forEach(p -> problems.add("header " + name + p));
  }

  private void body(Reference content, Answer answer) {
    if (content.missing()) {
      if (answer.bytes().length > 0 || !answer.mediaType().isEmpty()) {
        problems.add("there must be no body");
      }
      return;
    }
    var type = answer.mediaType();
    var group = type.replaceAll("/.*", "/*");
    var declared = content.keys();
    var match = List.of(type, group, "*/*").stream().filter(declared::contains).findFirst();
    if (type.isEmpty() || match.isEmpty()) {
      problems.add("content type '" + type + "' is not declared, only " + declared);
      return;
    }
    if (!match.get().contains("*")) {
      text(answer);
    }
    if (type.endsWith("json")) {
      json(content.at(match.get()).at("schema"), answer);
    }
  }

  private void text(Answer answer) {
    var header = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (header.startsWith("text/") && answer.status() == 200) {
      if (!header.replaceAll("[\" ]", "").endsWith(";charset=utf-8")) {
        problems.add("text without charset=utf-8");
      }
      if (new Text(answer.bytes()).utf8().isEmpty()) {
        problems.add("text is not UTF-8");
      }
    }
  }

  private void json(Reference schema, Answer answer) {
    var body = new Text(answer.bytes()).json();
    if (body.isEmpty()) {
      problems.add("the body is not one JSON value in UTF-8 without duplicate fields");
      return;
    }
    problems.addAll(schemas.problems(schema.pointer(), body.get()));
    if (answer.mediaType().equals(PROBLEM)) {
      problem(body.get(), answer.status(), Contract.problemStatuses(document));
    }
  }

  private void problem(JsonNode body, int status, Map<String, Integer> statuses) {
    var type = body.path("type").asText();
    if (body.path("status").asInt() != status) {
      problems.add("the problem's status is not that of the answer");
    }
    if (statuses.getOrDefault(type, status) != status) {
      problems.add(type + " belongs to " + statuses.get(type));
    }
  }
}
