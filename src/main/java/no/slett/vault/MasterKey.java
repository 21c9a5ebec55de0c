package no.slett.vault;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** The root of all keys: 32 random bytes from the configuration, refused when weak. */
public final class MasterKey {
  /** 32 random bytes have about 30 distinct values; fewer than this happens to nobody by chance. */
  private static final int DISTINCT = 20;

  private final SmallSeal seal;
  private final SmallSeal ownSeal;
  private final ServiceKey serviceKey;
  private final Map<KeptFor, SmallSeal> purposes;

  private MasterKey(Secret secret) {
    this.seal = new SmallSeal(secret, "process-key");
    this.ownSeal = new SmallSeal(secret, "own-key");
    this.serviceKey = new ServiceKey(secret);
    this.purposes =
        Arrays.stream(KeptFor.values())
            .collect(toMap(identity(), p -> new SmallSeal(secret, "kept-for:" + p.wire())));
  }

  /**
   * Reads the key as standard base64 of 32 bytes, as {@code openssl rand -base64 32} prints it.
   *
   * @throws IllegalArgumentException when it is missing, of another length, or not random
   */
  public static MasterKey parse(String base64) {
    var bytes = decode(base64.strip());
    if (bytes.length != Secret.SIZE) {
      throw new IllegalArgumentException("the master key must be 32 bytes, in base64");
    }
    if (weak(bytes)) {
      throw new IllegalArgumentException(
          "the master key is not random; make one with: openssl rand -base64 32");
    }
    return new MasterKey(Secret.of(bytes));
  }

  /** A new key's text, for a first start. */
  public static String generate() {
    return Base64.getEncoder().encodeToString(Secret.random().bytes());
  }

  /** The key of the service itself, derived from this one. */
  public ServiceKey serviceKey() {
    return serviceKey;
  }

  SmallSeal seal() {
    return seal;
  }

  /** The key of one purpose. */
  SmallSeal seal(KeptFor purpose) {
    return Objects.requireNonNull(purposes.get(purpose));
  }

  SmallSeal ownSeal() {
    return ownSeal;
  }

  /** The message leaves the decoder's own words out: they quote the text. */
  private static byte[] decode(String base64) {
    if (base64.isEmpty()) {
      throw new IllegalArgumentException("the master key is missing");
    }
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the master key is not base64");
    }
  }

  private static boolean weak(byte[] bytes) {
    var values = IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff);
    return values.distinct().count() < DISTINCT || counted(bytes) || typed(bytes);
  }

  /** 0, 1, 2, ... or any other steady step. */
  private static boolean counted(byte[] bytes) {
    return IntStream.range(2, bytes.length)
        .allMatch(i -> (byte) (bytes[i] - bytes[i - 1]) == (byte) (bytes[1] - bytes[0]));
  }

  /** Text that somebody typed. */
  private static boolean typed(byte[] bytes) {
    return IntStream.range(0, bytes.length).allMatch(i -> bytes[i] >= ' ' && bytes[i] < 127);
  }

  @Override
  public String toString() {
    return "MasterKey";
  }
}
