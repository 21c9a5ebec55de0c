package no.slett.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.List;
import java.util.Map;

/**
 * The JSON schemas of the contract, in the dialect of OpenAPI 3.1 (JSON Schema 2020-12), with
 * formats asserted. A schema is named by its JSON pointer into the document.
 */
final class Schemas {
  private static final String BASE = "https://slett.example/openapi.json";

  private final SchemaRegistry registry;

  Schemas(JsonNode document) {
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    this.registry =
        SchemaRegistry.withDialect(
            dialect(document),
            b -> b.schemaRegistryConfig(config).schemas(Map.of(BASE, document.toString())));
  }

  /** Knows the document's own fields besides the keywords of JSON Schema; a typing error fails. */
  private static Dialect dialect(JsonNode document) {
    var fields = document.propertyStream().map(f -> new NonValidationKeyword(f.getKey())).toList();
    return Dialect.builder(Dialects.getDraft202012())
        .keywords(fields)
        .unknownKeywordFactory(
            (keyword, _) -> {
              throw new IllegalStateException("no keyword of JSON Schema: " + keyword);
            })
        .build();
  }

  /** The pointer of a named schema. */
  static String component(String name) {
    return "/components/schemas/" + name;
  }

  /** What is wrong with the value; empty when it is as the schema at the pointer says. */
  List<String> problems(String pointer, JsonNode value) {
    return errors(pointer, value).stream()
        .map(e -> e.getInstanceLocation() + ": " + e.getKeyword() + ": " + e.getMessage())
        .toList();
  }

  List<Error> errors(String pointer, JsonNode value) {
    return registry.getSchema(SchemaLocation.of(BASE + "#" + pointer)).validate(value);
  }
}
