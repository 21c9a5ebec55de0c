package no.slett.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final String ID = "0b7a5a6c-52f5-4c36-8f5a-8c0d7a1b9e11";
  private static final String PROCESS = "/v1/hiring-processes/" + ID;
  private static final String NOT_FOUND =
      "{\"type\":\"urn:slett:problem:not-found\",\"title\":\"Not found\",\"status\":404,"
          + "\"detail\":\"There is nothing with this id.\"}";

  private final Contract contract = Contract.load();

  @Test
  void routesAreMethodAndTemplate() {
    assertThat(contract.routes())
        .contains(
            "GET /v1/hiring-processes/{id}",
            "POST /v1/hiring-processes/{id}/applications",
            "PUT /v1/hiring-processes/{id}/managers/{subject}",
            "GET /.well-known/jwks.json")
        .contains("GET /v1/me")
        .doesNotContain("GET /v1/you");
  }

  @Test
  void everyRouteHasTheAnswersOfItsKind() {
    for (var operation : Operation.all(contract.document())) {
      var node = contract.document().at(operation.pointer());
      assertThat(node.path("operationId").asText()).as(operation.toString()).isNotEmpty();
      assertThat(node.path("tags")).as(operation.toString()).hasSize(1);
      var statuses = node.path("responses").propertyStream().map(Map.Entry::getKey).toList();
      assertThat(statuses).as(operation.toString()).contains("401", "429", "503");
      assertThat(statuses).as(operation.toString()).doesNotContain("405", "500");
      if (operation.template().contains("{")) {
        assertThat(statuses).as(operation.toString()).contains("404");
      }
      assertThat(statuses.contains("422"))
          .as(operation.toString())
          .isEqualTo(
              node.has("requestBody")
                  || node.at("/parameters/0").isObject()
                  || operation.template().contains("{subject}"));
    }
  }

  @Test
  void everyExampleIsAsItsSchemaSays() {
    var wrong = new ArrayList<String>();
    var count = examples("", contract.document(), wrong);
    assertThat(wrong).isEmpty();
    assertThat(count).isGreaterThan(60);
  }

  @Test
  void acceptsWhatIsDescribed() {
    assertThatCode(() -> contract.check("GET", PROCESS, json(404, NOT_FOUND)))
        .doesNotThrowAnyException();
    assertThatCode(() -> contract.check("PUT", PROCESS + "/managers/kari", empty(204)))
        .doesNotThrowAnyException();
    assertThatCode(() -> contract.check("GET", "/v1/nowhere?x=1", json(404, NOT_FOUND)))
        .doesNotThrowAnyException();
  }

  @Test
  void reportsAnUndeclaredStatus() {
    refuses("GET", PROCESS, json(500, NOT_FOUND), "status 500 is not declared");
    refuses("GET", PROCESS, empty(204), "status 204 is not declared");
    refuses("GET", PROCESS, json(400, problem("malformed-json", 400)), "400 is not declared");
    contract.check("GET", PROCESS, json(400, problem("malformed-request", 400)));
  }

  @Test
  void reportsAnUndeclaredContentType() {
    refuses("GET", PROCESS, answer(404, "text/html", "no"), "'text/html' is not declared");
    refuses("GET", PROCESS, answer(404, "application/json", NOT_FOUND), "is not declared");
    refuses("GET", PROCESS, empty(404), "content type '' is not declared");
  }

  @Test
  void reportsABodyWhereThereIsNone() {
    refuses("PUT", PROCESS + "/managers/kari", answer(204, "text/plain", "x"), "must be no body");
  }

  @Test
  void reportsAWrongBodyWithEachOfItsFaults() {
    var body =
        "{\"type\":\"urn:slett:problem:not-found\",\"status\":404,\"stack\":\"at no.slett\"}";
    refuses("GET", PROCESS, json(404, body), "'title'");
    refuses("GET", PROCESS, json(404, body), "'stack'");
  }

  @Test
  void reportsJsonThatIsNotQuiteJson() {
    var again = NOT_FOUND.replace("{", "{\"status\":404,");
    refuses("GET", PROCESS, json(404, again), "not one JSON value");
    refuses("GET", PROCESS, json(404, NOT_FOUND + "{}"), "not one JSON value");
    refuses("GET", PROCESS, json(404, ""), "not one JSON value");
  }

  @Test
  void reportsAProblemWithTheStatusOfAnother() {
    refuses("GET", PROCESS, json(404, NOT_FOUND.replace("404", "403")), "not that of the answer");
    refuses("GET", PROCESS, json(404, NOT_FOUND.replace("not-found", "forbidden")), "belongs to");
    refuses("GET", PROCESS, json(404, NOT_FOUND.replace("not-found", "gone")), "enum");
  }

  @Test
  void reportsAMissingOrWrongHeader() {
    var busy = problem("database-unavailable", 503);
    refuses("GET", PROCESS, json(503, busy), "header Retry-After is missing");
    refuses("GET", PROCESS, retry(busy, "0"), "minimum");
    refuses("GET", PROCESS, retry(busy, "soon"), "integer");
    contract.check("GET", PROCESS, retry(busy, "2"));
  }

  @Test
  void reportsTextWithoutItsCharset() {
    var path = "/v1/applications/" + ID + "/documents/" + ID + "/text";
    refuses("GET", path, answer(200, "text/plain", "søknad"), "charset");
    refuses("GET", path, answer(200, "text/plain;charset=iso-8859-1", "søknad"), "charset");
  }

  @Test
  void takesAnOriginalInWhateverCharsetItIs() {
    var headers =
        Map.of(
            "Content-Type", List.of("text/plain"),
            "Content-Disposition", List.of("attachment; filename=\"brev.txt\""),
            "Content-Security-Policy", List.of("default-src 'none'; sandbox"),
            "X-Content-Type-Options", List.of("nosniff"),
            "Cache-Control", List.of("no-store"));
    var path = "/v1/applications/" + ID + "/documents/" + ID;
    contract.check("GET", path, answer(200, headers, "søknad"));
  }

  @Test
  void reportsAnAnswerThatNoRouteShouldGive() {
    refuses("GET", "/v1/you", answer(200, "application/json", "{}"), "not in the contract");
    refuses("DELETE", PROCESS, json(404, NOT_FOUND), "status must be one of");
  }

  @Test
  void reportsARequestThatIsNotAsDescribed() {
    var path = "/v1/applications/" + ID + "/stage";
    contract.checkRequest("PUT", path, "application/json", "{\"stage\":\"new\"}".getBytes(UTF_8));
    assertThatThrownBy(
            () -> contract.checkRequest("PUT", path, "application/json", "{}".getBytes(UTF_8)))
        .hasMessageContaining("stage");
    assertThatThrownBy(() -> contract.checkRequest("PUT", path, "text/plain", "x".getBytes(UTF_8)))
        .hasMessageContaining("'text/plain' is not declared");
  }

  private int examples(String pointer, JsonNode node, List<String> wrong) {
    var count = 0;
    if (node.has("schema")) {
      for (var example : node.path("examples").properties()) {
        var place = new Reference(contract.document(), pointer + "/examples/" + example.getKey());
        count += example(pointer + "/schema", place.node().path("value"), wrong);
      }
      if (node.has("example")) {
        count += example(pointer + "/schema", node.path("example"), wrong);
      }
    } else if (node.path("examples").isArray()) {
      for (var example : node.path("examples")) {
        count += example(pointer, example, wrong);
      }
    }
    for (var field : node.properties()) {
      count += examples(pointer + "/" + Operation.escaped(field.getKey()), field.getValue(), wrong);
    }
    return count;
  }

  private int example(String schema, JsonNode value, List<String> wrong) {
    assertThat(value.isMissingNode()).as(schema).isFalse();
    contract.schemas().problems(schema, value).forEach(p -> wrong.add(schema + " " + p));
    return 1;
  }

  private void refuses(String method, String path, Answer answer, String message) {
    assertThatThrownBy(() -> contract.check(method, path, answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(message);
  }

  private static String problem(String name, int status) {
    return NOT_FOUND.replace("not-found", name).replace("404", Integer.toString(status));
  }

  private static Answer json(int status, String body) {
    return answer(status, "application/problem+json", body);
  }

  private static Answer retry(String body, String seconds) {
    return answer(
        503,
        Map.of(
            "Content-Type", List.of("application/problem+json"), "Retry-After", List.of(seconds)),
        body);
  }

  private static Answer empty(int status) {
    return answer(status, Map.of(), "");
  }

  private static Answer answer(int status, String type, String body) {
    return answer(status, Map.of("Content-Type", List.of(type)), body);
  }

  private static Answer answer(int status, Map<String, List<String>> headers, String body) {
    return new Answer(status, HttpHeaders.of(headers, (_, _) -> true), body.getBytes(UTF_8));
  }
}
