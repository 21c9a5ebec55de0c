package no.slett.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import no.slett.vault.ObjectStore;

/** Records in a store, as JSON that we signed: whatever else lies there is refused. */
final class SignedObjects {
  private final ObjectStore store;
  private final SigningKey key;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  SignedObjects(ObjectStore store, SigningKey key) {
    this.store = store;
    this.key = key;
  }

  /** Durable on return; replaces what was there. */
  void put(String name, String typ, Object value) {
    store.put(name, key.sign(bytes(value), typ).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * What lies under a name.
   *
   * @throws ForgedEntryException when it is not signed by us, or not as this type
   */
  <T> Optional<T> find(String name, String typ, Class<T> type) {
    return store.find(name).map(bytes -> verified(name, bytes, typ, type));
  }

  /** As it would come back: a number in it may change its Java type on the way. */
  <T> T asRead(String name, T value, Class<T> type) {
    return parsed(name, new String(bytes(value), StandardCharsets.UTF_8), type);
  }

  private <T> T verified(String name, byte[] bytes, String typ, Class<T> type) {
    if (key.verify(new String(bytes, StandardCharsets.US_ASCII))
            instanceof Signature.Verified(var payload, var signed, _)
        && signed.equals(typ)) {
      return parsed(name, payload, type);
    }
    throw new ForgedEntryException(name);
  }

  private <T> T parsed(String name, String payload, Class<T> type) {
    try {
      var value = json.readValue(payload, type);
      if (value != null) {
        return value;
      }
    } catch (JsonProcessingException e) {
      // signed by us, but not as this: no better than a forgery
    }
    throw new ForgedEntryException(name);
  }

  private byte[] bytes(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of ours is always JSON", e);
    }
  }
}
