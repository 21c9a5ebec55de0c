package no.slett.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.slett.database.Row;
import org.jspecify.annotations.Nullable;

/** An event as it lies in the database. */
record LoggedEvent(
    long id,
    Instant at,
    String actor,
    String role,
    String action,
    String purpose,
    @Nullable UUID process,
    @Nullable UUID application,
    @Nullable UUID item,
    @Nullable String digest) {
  static final String COLUMNS =
      "id, at, actor, role, action, purpose, process_id, application_id, item_id, digest";

  /** As precise as the database, and always as long. */
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static LoggedEvent read(Row row) {
    return new LoggedEvent(
        row.number("id"),
        row.instant("at"),
        row.text("actor"),
        row.text("role"),
        row.text("action"),
        row.text("purpose"),
        row.uuidOrNull("process_id"),
        row.uuidOrNull("application_id"),
        row.uuidOrNull("item_id"),
        row.textOrNull("digest"));
  }

  /** An instant as the hash takes it. */
  static String canonical(Instant at) {
    return MICROSECONDS.format(at);
  }

  /** The fields as the hash takes them: a number, texts and nulls, in the order of the columns. */
  List<@Nullable Object> canonical() {
    return Arrays.asList(
        id,
        canonical(at),
        actor,
        role,
        action,
        purpose,
        text(process),
        text(application),
        text(item),
        digest);
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }
}
