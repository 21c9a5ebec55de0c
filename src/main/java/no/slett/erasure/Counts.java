package no.slett.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/** Numbers by name, as the database keeps them between steps. */
final class Counts {
  private static final JsonMapper JSON = new JsonMapper();

  private Counts() {}

  static String write(Object counts) {
    try {
      return JSON.writeValueAsString(counts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers are always json", e);
    }
  }

  /** What an erasure removed, with all that reductions had removed before it. */
  static Map<String, Long> together(String last, String byBatch) {
    var all = new HashMap<>(read(last));
    try {
      JSON.readValue(byBatch, new TypeReference<Map<String, Map<String, Long>>>() {})
          .values()
          .forEach(counts -> counts.forEach((name, n) -> all.merge(name, n, Long::sum)));
      return all;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored counts are not what was stored", e);
    }
  }

  static Map<String, Long> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored counts are not what was stored", e);
    }
  }
}
