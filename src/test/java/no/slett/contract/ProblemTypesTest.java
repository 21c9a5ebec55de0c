package no.slett.contract;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.http.ProblemType;
import org.junit.jupiter.api.Test;

/** Holds the problems of the contract against those that the service can answer with. */
class ProblemTypesTest {
  /** Possible everywhere, so that no response of the contract repeats them. */
  private static final Set<ProblemType> EVERYWHERE =
      Set.of(ProblemType.MALFORMED_REQUEST, ProblemType.METHOD_NOT_ALLOWED, ProblemType.INTERNAL);

  private final JsonNode document = Contract.load().document();

  @Test
  void theTableNamesEveryTypeOfTheCodeWithItsStatus() {
    var statuses = new LinkedHashMap<String, Integer>();
    types().forEach(type -> statuses.put(type.urn(), type.status()));
    assertThat(Contract.problemStatuses(document)).isEqualTo(statuses);
  }

  @Test
  void theTableAndTheListOfTypesNameTheSame() {
    var listed = new ArrayList<String>();
    document.at(Schemas.component("ProblemType")).path("enum").forEach(t -> listed.add(t.asText()));
    assertThat(Contract.problemStatuses(document).keySet()).containsExactlyElementsOf(listed);
  }

  @Test
  void everyTypeIsTheExampleOfSomeResponse() {
    var used = used(document).map(e -> e.path("type").asText()).collect(toSet());
    var expected =
        types().filter(type -> !EVERYWHERE.contains(type)).map(ProblemType::urn).toList();
    assertThat(used).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyExampleStandsAtItsStatus() {
    for (var operation : Operation.all(document)) {
      for (var status : new Reference(document, operation.pointer() + "/responses").keys()) {
        assertThat(statuses(operation, status)).as(operation + " " + status).containsOnly(status);
      }
    }
  }

  @Test
  void everyExampleHasTheTitleOfTheCode() {
    var titles = new LinkedHashMap<String, String>();
    types().forEach(type -> titles.put(type.urn(), type.title()));
    for (var example : used(document).toList()) {
      var type = example.path("type").asText();
      assertThat(Map.of(type, example.path("title").asText()))
          .isEqualTo(Map.of(type, String.valueOf(titles.get(type))));
    }
  }

  private static Stream<ProblemType> types() {
    return Stream.of(ProblemType.values());
  }

  /** Each problem that some operation's responses show, as often as they do. */
  private static Stream<JsonNode> used(JsonNode document) {
    return Operation.all(document).stream()
        .flatMap(
            operation ->
                new Reference(document, operation.pointer() + "/responses")
                    .keys().stream().flatMap(status -> examples(document, operation, status)));
  }

  private List<String> statuses(Operation operation, String status) {
    var found = examples(document, operation, status).map(e -> e.path("status").asText()).toList();
    return found.isEmpty() && status.startsWith("2") ? List.of(status) : found;
  }

  private static Stream<JsonNode> examples(JsonNode document, Operation operation, String status) {
    var examples =
        new Reference(document, operation.pointer() + "/responses/" + status)
            .at("content")
            .at("application/problem+json")
            .at("examples");
    return examples.keys().stream().map(key -> examples.at(key).node().path("value"));
  }
}
