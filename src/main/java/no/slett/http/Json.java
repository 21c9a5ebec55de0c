package no.slett.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * JSON as Slett reads and writes it. Reading is strict: UTF-8 only, no unknown or doubled fields,
 * no number where a text belongs, no NUL. Times are RFC 3339; null members are not written.
 */
public final class Json {
  private final ObjectMapper mapper = mapper();

  /** The JSON of a value, UTF-8. */
  public byte[] write(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      // its message may quote the value
      throw new IllegalStateException("cannot be written: " + value.getClass().getName());
    }
  }

  /**
   * Reads a value.
   *
   * @throws ProblemException 400 {@code malformed-json}; 422 {@code unknown-field} or {@code
   *     invalid-field} with the member {@code field}, also when the record's constructor refuses
   */
  public <T> T read(byte[] json, Class<T> type) {
    return bind(tree(json), type);
  }

  /**
   * Reads any JSON object.
   *
   * @throws ProblemException 400 {@code malformed-json}; 422 for text that nothing could store
   */
  JsonNode tree(byte[] json) {
    try {
      var tree = mapper.readTree(text(json));
      if (!tree.isObject()) {
        throw malformed();
      }
      JsonText.check(tree);
      return tree;
    } catch (JsonProcessingException | CharacterCodingException e) {
      throw malformed();
    }
  }

  <T> T bind(JsonNode tree, Class<T> type) {
    try {
      return mapper.treeToValue(tree, type);
    } catch (JsonMappingException e) {
      throw JsonRefusal.of(e);
    } catch (JsonProcessingException e) {
      throw malformed();
    }
  }

  private static String text(byte[] json) throws CharacterCodingException {
    // RFC 8259, section 8.1: UTF-8 and nothing else
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
  }

  private static ProblemException malformed() {
    return ProblemType.MALFORMED_JSON.because("Send one JSON object in UTF-8.");
  }

  private static ObjectMapper mapper() {
    var strict = new SimpleModule("strict");
    strict.addDeserializer(String.class, new StrictScalars.Text());
    strict.addDeserializer(Instant.class, new StrictScalars.Time());
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(strict)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .build();
  }
}
