package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The contract of {@code openapi.yaml}, as it lies on the class path of the service.
 *
 * <p>Everything that is wrong with one exchange is reported at once, as an {@link AssertionError}.
 */
public final class Contract {
  /** Where the build puts the contract; the service serves the same resource at /openapi. */
  public static final String RESOURCE = "/META-INF/openapi.yaml";

  /** Statuses of a path that is not in the contract. */
  private static final Set<Integer> NOWHERE = Set.of(400, 404, 413);

  /** Statuses of a method that a path of the contract does not have. */
  private static final Set<Integer> NO_SUCH_METHOD = Set.of(400, 405, 413);

  private static final Pattern PROBLEM_ROW = Pattern.compile("\\| `([a-z-]+)` \\| (\\d{3}) \\| ");

  private final JsonNode document;
  private final Schemas schemas;
  private final List<Operation> operations;

  private Contract(JsonNode document) {
    this.document = document;
    this.schemas = new Schemas(document);
    this.operations = Operation.all(document);
  }

  /** Reads the contract. */
  public static Contract load() {
    try (var in = Contract.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no contract on the class path: " + RESOURCE);
      }
      return new Contract(new YAMLMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation as {@code GET /v1/hiring-processes/{id}}. */
  public Set<String> routes() {
    return operations.stream()
        .map(Operation::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Checks one answer.
   *
   * @param path the path that was asked for, with or without a query
   * @throws AssertionError when status, headers, content type or body are not as described
   */
  public void check(String method, String path, Answer answer) {
    var problems =
        operation(method, path)
            .map(o -> new AnswerCheck(document, schemas, o).problems(answer))
            .orElseGet(() -> AnswerCheck.undeclared(schemas, answer, allowedOff(path)));
    report(method + " " + path + " -> " + answer.status(), problems, answer.text());
  }

  /**
   * Checks the JSON body of a request, such as one that the service accepted.
   *
   * @throws AssertionError when the operation or the body is not as described
   */
  public void checkRequest(String method, String path, String contentType, byte[] body) {
    var operation =
        operation(method, path)
            .orElseThrow(() -> new AssertionError("not in the contract: " + method + " " + path));
    var problems = new RequestCheck(document, schemas, operation).problems(contentType, body);
    report(method + " " + path + " (request)", problems, new Text(body).orHex());
  }

  /**
   * Checks a value against a named schema of the contract, such as {@code ErasureCertificate}.
   *
   * @throws AssertionError when it is not as described
   */
  public void checkValue(String schema, JsonNode value) {
    report(schema, schemas.problems(Schemas.component(schema), value), value.toString());
  }

  Optional<Operation> operation(String method, String path) {
    var bare = Operation.withoutQuery(path);
    return operations.stream().filter(o -> o.matches(method, bare)).findFirst();
  }

  JsonNode document() {
    return document;
  }

  Schemas schemas() {
    return schemas;
  }

  private Set<Integer> allowedOff(String path) {
    var bare = Operation.withoutQuery(path);
    return operations.stream().anyMatch(o -> o.matchesPath(bare)) ? NO_SUCH_METHOD : NOWHERE;
  }

  private static void report(String what, List<String> problems, String body) {
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "against the contract: " + what + "\n  " + String.join("\n  ", problems) + "\n" + body);
    }
  }

  /** The problem types of the document's table with their statuses, in the table's order. */
  static Map<String, Integer> problemStatuses(JsonNode document) {
    var table = document.at(Schemas.component("ProblemType")).path("description").asText();
    var statuses = new LinkedHashMap<String, Integer>();
    table
        .lines()
        .map(PROBLEM_ROW::matcher)
        .filter(Matcher::lookingAt)
        .forEach(m -> statuses.put("urn:slett:problem:" + m.group(1), Integer.valueOf(m.group(2))));
    return statuses;
  }
}
