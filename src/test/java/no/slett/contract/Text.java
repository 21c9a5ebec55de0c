package no.slett.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes read as strictly as a careful client would: UTF-8 without faults, JSON without doubles. */
final class Text {
  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .findAndAddModules()
          .build();

  private final byte[] bytes;

  Text(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The text, or nothing when the bytes are not UTF-8. */
  Optional<String> utf8() {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The JSON value, or nothing when the bytes are not exactly one. */
  Optional<JsonNode> json() {
    try {
      var text = utf8();
      return text.isEmpty() || text.get().isBlank()
          ? Optional.empty()
          : Optional.of(MAPPER.readTree(text.get()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** For people who read a failure. */
  String orHex() {
    return utf8().orElseGet(() -> HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 200)));
  }
}
