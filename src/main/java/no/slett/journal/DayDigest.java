package no.slett.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What tells two sets of entries of one day apart.
 *
 * @param entries how many there are
 * @param sha256 64 hexadecimal digits, over the ids in the order of their texts, each ended by a
 *     line feed
 */
record DayDigest(long entries, String sha256) {
  static DayDigest of(Collection<UUID> ids) {
    var lines =
        ids.stream()
            .map(UUID::toString)
            .sorted()
            .map(id -> id + "\n")
            .collect(Collectors.joining());
    return new DayDigest(
        ids.size(),
        HexFormat.of()
            .formatHex(messageDigest().digest(lines.getBytes(StandardCharsets.US_ASCII))));
  }

  private static MessageDigest messageDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
