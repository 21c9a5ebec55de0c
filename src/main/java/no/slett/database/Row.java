package no.slett.database;

import io.helidon.dbclient.DbRow;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** One row of an answer, read by column name into the types that Slett uses. */
public final class Row {
  private final DbRow row;

  Row(DbRow row) {
    this.row = row;
  }

  /** A column that is never null. */
  public String text(String column) {
    return present(column, textOrNull(column));
  }

  /** Text, json and every other type that PostgreSQL prints. */
  public @Nullable String textOrNull(String column) {
    var value = value(column);
    return value instanceof PGobject object ? object.getValue() : (String) value;
  }

  /** A {@code uuid} column. */
  public UUID uuid(String column) {
    return present(column, uuidOrNull(column));
  }

  /** A {@code uuid} column that may be null. */
  public @Nullable UUID uuidOrNull(String column) {
    return (UUID) value(column);
  }

  /** A {@code timestamptz} column. */
  public Instant instant(String column) {
    return present(column, instantOrNull(column));
  }

  /** A {@code timestamptz} column that may be null. */
  public @Nullable Instant instantOrNull(String column) {
    var value = (Timestamp) value(column);
    return value == null ? null : value.toInstant();
  }

  /** The same as an {@link Optional}. */
  public Optional<Instant> instantIfAny(String column) {
    return Optional.ofNullable(instantOrNull(column));
  }

  /** A {@code date} column. */
  public LocalDate date(String column) {
    return present(column, (Date) value(column)).toLocalDate();
  }

  /** An {@code int} or {@code bigint} column. */
  public long number(String column) {
    return present(column, (Number) value(column)).longValue();
  }

  /** The same of a column that may be null. */
  public OptionalLong numberIfAny(String column) {
    var value = (Number) value(column);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
  }

  /** A {@code boolean} column. */
  public boolean flag(String column) {
    return present(column, (Boolean) value(column));
  }

  /** A {@code bytea} column. */
  public byte[] bytes(String column) {
    return present(column, bytesOrNull(column));
  }

  /** A {@code bytea} column that may be null. */
  public byte @Nullable [] bytesOrNull(String column) {
    return (byte[]) value(column);
  }

  /** A {@code text[]} column. */
  public List<String> texts(String column) {
    try {
      var array = (java.sql.Array) present(column, value(column));
      return List.of((String[]) array.getArray());
    } catch (SQLException e) {
      throw DatabaseException.unexpected(String.valueOf(e.getSQLState()));
    }
  }

  @SuppressWarnings(
      "NullAway") // the DB client answers null for a null column, it only does not say so
  private @Nullable Object value(String column) {
    return row.column(column).get(Object.class);
  }

  private static <T> T present(String column, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
