package no.slett.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Shows that the validator really objects: one wrong value for each keyword and format that the
 * contract uses, since a validator that ignores a keyword makes a contract of nothing.
 */
class ContractKeywordsTest {
  /** Keywords that only describe, or whose effect is that of the keywords inside them. */
  private static final Set<String> SILENT =
      Set.of(
          "$ref",
          "description",
          "default",
          "examples",
          "contentMediaType",
          "properties",
          "items",
          "if",
          "then",
          "else");

  private final Contract contract = Contract.load();

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type                 | NewNote          | {"text": 7}
          type                 | NewNote          | []
          type                 | NewNote          | null
          type                 | StageChange      | {"stage": null}
          type                 | HiringProcessPatch | {"deadline": 7}
          additionalProperties | NewNote          | {"text": "a", "mood": "b"}
          additionalProperties | ApplicationForm  | {"birthDate": "2000-01-01"}
          required             | NewNote          | {}
          enum                 | StageChange      | {"stage": "Interview"}
          const                | ApplicationList  | {"items": [], "incomplete": false}
          pattern              | ReceiptCode      | "too-short"
          pattern              | NewNote          | {"text": "   "}
          pattern              | Id               | "0B7A5A6C-52F5-4C36-8F5A-8C0D7A1B9E11"
          pattern              | Days             | "P31D"
          minLength            | NewHiringProcess | {"title": ""}
          maxLength            | Email            | "%LONG%@example.org"
          minimum              | Size             | 0
          maximum              | Problem          | {"status": 600}
          minItems             | JwkSet           | {"keys": []}
          maxItems             | QuestionList     | %MANY%
          uniqueItems          | QuestionList     | ["a", "a"]
          maxProperties        | Answers          | %MANYFIELDS%
          propertyNames        | Answers          | {"": "an answer to nothing"}
          required             | Document         | {"state": "refused"}
          false                | Document         | {"state": "clean", "reason": "macro"}
          false                | ErasureStatus    | {"status": "due", "certificate": "a.b.c"}
          false                | ErasureStatus    | {"status": "erased", "latest": "2026-01-01T00:00:00Z"}
          required             | ErasureStatus    | {"status": "erased"}
          format uuid          | Id               | "0b7a5a6c52f54c368f5a8c0d7a1b9e11"
          format date-time     | Instant          | "2026-13-01T00:00:00Z"
          format date-time     | Instant          | "2026-11-20"
          format date-time     | HiringProcessPatch | {"deadline": "tomorrow"}
          format date          | ProcessingRecord | {"sharing": {"recipients": [{"from": "15.12.2026"}]}}
          format duration      | Days             | "14 days"
          format email         | Email            | "nobody"
          format uri           | ErasureCertificate | {"iss": "not a uri"}
          """)
  void objects(String keyword, String schema, String json) throws JsonProcessingException {
    var value = Text.MAPPER.readTree(filled(json));
    var found = contract.schemas().errors(Schemas.component(schema), value);
    assertThat(found)
        .as("%s", found)
        .anyMatch(e -> keyword.replaceAll(" .*", "").equals(e.getKeyword()));
  }

  @Test
  void objectsToAHeaderThatIsNoReference() throws JsonProcessingException {
    var value = Text.MAPPER.readTree("\"no reference\"");
    var found = contract.schemas().errors("/components/headers/Location/schema", value);
    assertThat(found).anyMatch(e -> "format".equals(e.getKeyword()));
  }

  @Test
  void everyKeywordOfTheContractHasItsWrongValue() throws NoSuchMethodException {
    var source =
        ContractKeywordsTest.class
            .getDeclaredMethod("objects", String.class, String.class, String.class)
            .getAnnotation(CsvSource.class);
    var tried =
        source
            .textBlock()
            .lines()
            .map(l -> l.replaceAll("\\|.*", "").strip())
            .collect(Collectors.toSet());
    tried.add("format uri-reference");
    assertThat(tried).containsAll(used(contract.document(), new TreeSet<>()));
  }

  private static String filled(String json) {
    return json.replace("%LONG%", "a".repeat(250))
        .replace("%MANYFIELDS%", "{" + many("\"q%d\": \"\"") + "}")
        .replace("%MANY%", "[" + many("\"q%d\"") + "]");
  }

  private static String many(String item) {
    return java.util.stream.IntStream.range(0, 31)
        .mapToObj(item::formatted)
        .collect(Collectors.joining(","));
  }

  /** Keywords below every place that holds a schema. */
  private static Set<String> used(JsonNode node, Set<String> found) {
    for (var field : node.properties()) {
      if (field.getKey().equals("schema")) {
        keywords(field.getValue(), found);
      } else if (field.getKey().equals("schemas")) {
        field.getValue().forEach(s -> keywords(s, found));
      } else if (!field.getKey().equals("examples")) {
        used(field.getValue(), found);
      }
    }
    node.elements().forEachRemaining(e -> used(e, found));
    return found;
  }

  private static void keywords(JsonNode schema, Set<String> found) {
    if (schema.isBoolean()) {
      found.add(schema.asText());
      return;
    }
    for (var keyword : schema.properties()) {
      var value = keyword.getValue();
      switch (keyword.getKey()) {
        case "format" -> found.add("format " + value.asText());
        case "properties" -> value.forEach(s -> keywords(s, found));
        case "additionalProperties", "items", "propertyNames", "if", "then", "else" -> {
          found.add(keyword.getKey());
          if (value.isObject()) {
            keywords(value, found);
          }
        }
        default -> found.add(keyword.getKey());
      }
    }
    found.removeAll(SILENT);
  }
}
