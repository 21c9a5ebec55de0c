package no.slett.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The data keys of what survives of one application for one purpose, by the ids that the keys
 * belong to. It is the only place where they are, once the application's own key is gone.
 */
public final class KeptKeys {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, DataKey> keys;

  public KeptKeys(Map<String, DataKey> keys) {
    this.keys = Map.copyOf(keys);
  }

  /** The data key of an item, if the item survives. */
  public Optional<DataKey> find(String aad) {
    return Optional.ofNullable(keys.get(aad));
  }

  /** These and one more. */
  KeptKeys with(String aad, DataKey key) {
    var more = new TreeMap<>(keys);
    more.put(aad, key);
    return new KeptKeys(more);
  }

  /** What there are keys of. */
  public Set<String> names() {
    return keys.keySet();
  }

  byte[] bytes() {
    var secrets = new TreeMap<String, byte[]>();
    keys.forEach((aad, key) -> secrets.put(aad, key.secret().bytes()));
    try {
      return JSON.writeValueAsBytes(secrets);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("keys are always JSON");
    }
  }

  static KeptKeys of(byte[] bytes, String name) {
    try {
      var keys = new TreeMap<String, DataKey>();
      JSON.readValue(bytes, new TypeReference<Map<String, byte[]>>() {})
          .forEach((aad, secret) -> keys.put(aad, new DataKey(Secret.of(secret))));
      return new KeptKeys(keys);
    } catch (IOException e) {
      // without its cause, which quotes the bytes
      throw new SealBrokenException(name);
    }
  }

  @Override
  public String toString() {
    return "KeptKeys";
  }
}
