package no.slett.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import no.slett.database.Row;
import org.jspecify.annotations.Nullable;

/**
 * One link of the chain: a hash over some events and over the link before.
 *
 * <p>The hash is SHA-256, as 64 lower-case hexadecimal digits, over lines of UTF-8, each ended by
 * one line feed (0x0A). Every line is a JSON array without spaces:
 *
 * <ol>
 *   <li>the seal: {@code [seq,"previous","at"]};
 *   <li>each of its events, by ascending id: {@code
 *       [id,"at","actor","role","action","purpose",process_id,application_id,item_id,digest]}, the
 *       last four being texts or {@code null}.
 * </ol>
 *
 * <p>Numbers are decimal integers. Ids are lower-case with hyphens. Instants are UTC with six
 * digits of the second, {@code 2027-03-05T11:12:13.123456Z}. In texts only the quotation mark, the
 * backslash and what is below U+0020 are escaped: by backslash and the character, by {@code \b \t
 * \n \f \r}, or by {@code \}{@code u00XX} with upper-case digits.
 *
 * @param sequence counts from 1
 * @param events how many events it covers
 * @param previous the hash of the seal before, {@link #NOTHING} for the first
 * @param at by the service clock, in microseconds
 */
record Seal(long sequence, int events, String previous, String hash, Instant at) {
  /** What the first seal follows. */
  static final String NOTHING = "0".repeat(64);

  private static final JsonMapper JSON = new JsonMapper();

  /** Before the first. */
  static Seal none() {
    return new Seal(0, 0, NOTHING, NOTHING, Instant.EPOCH);
  }

  /** Over events in the order of their ids. */
  static Seal over(List<LoggedEvent> events, long sequence, String previous, Instant at) {
    var hash = sha256();
    line(hash, List.of(sequence, previous, LoggedEvent.canonical(at)));
    events.forEach(event -> line(hash, event.canonical()));
    return new Seal(sequence, events.size(), previous, HexFormat.of().formatHex(hash.digest()), at);
  }

  static Seal read(Row row) {
    return new Seal(
        row.number("seq"),
        (int) row.number("events"),
        row.text("previous"),
        row.text("hash"),
        row.instant("at"));
  }

  private static void line(MessageDigest hash, List<? extends @Nullable Object> fields) {
    try {
      hash.update(JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8));
      hash.update((byte) '\n');
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
