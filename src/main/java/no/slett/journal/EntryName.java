package no.slett.journal;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where an entry lies: {@code entries/{day}/{id}}.
 *
 * @param day in UTC, on which the event was intended, by the database server's clock
 * @param id the event's own
 */
public record EntryName(LocalDate day, UUID id) {
  static final String FOLDER = "entries/";
  private static final Pattern WITHOUT_DAY = Pattern.compile("entries/[0-9a-f]{8}-[0-9a-f-]{27}");

  static EntryName of(JournalEntry entry) {
    return new EntryName(entry.day(), entry.id());
  }

  /**
   * Reads {@link #key}.
   *
   * @throws EarlierLayoutException when the name has no day
   * @throws ForgedEntryException when it is anything else
   */
  static EntryName parse(String key) {
    var parts = key.split("/", -1);
    try {
      var name = new EntryName(LocalDate.parse(parts[1]), UUID.fromString(parts[2]));
      if (name.key().equals(key)) {
        return name;
      }
    } catch (ArrayIndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException e) {
      // not one of ours
    }
    if (WITHOUT_DAY.matcher(key).matches()) {
      throw new EarlierLayoutException();
    }
    throw new ForgedEntryException(key);
  }

  static String folder(LocalDate day) {
    return FOLDER + day + "/";
  }

  String key() {
    return folder(day) + id;
  }
}
