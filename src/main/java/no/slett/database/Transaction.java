package no.slett.database;

import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running transaction. Parameters are positional ({@code ?}); text reaches the server untyped, so
 * that ids, arrays, json and periods need no cast.
 */
public final class Transaction {
  private final DbExecute execute;
  private final Instant instant;

  Transaction(DbExecute execute, Instant instant) {
    this.execute = execute;
    this.instant = instant;
  }

  /** The instant of the service clock that this transaction's policies judge by. */
  public Instant instant() {
    return instant;
  }

  /** All rows of a query. */
  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    try (Stream<DbRow> rows = query(sql, parameters)) {
      return rows.map(row -> mapper.apply(new Row(row))).toList();
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  /** The only row of a query, if there is one. */
  public <T> Optional<T> first(
      String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    var rows = list(sql, mapper, parameters);
    if (rows.size() > 1) {
      throw new IllegalStateException("more than one row where one was asked for");
    }
    return rows.stream().findFirst();
  }

  /** The number of rows that an insert, update or delete touched. */
  public long update(String sql, @Nullable Object... parameters) {
    try {
      var statement = execute.createDmlStatement(sql);
      for (var parameter : parameters) {
        statement.addParam(bound(parameter));
      }
      return statement.execute();
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    }
  }

  /** Calls a function for its effect. */
  public void call(String sql, @Nullable Object... parameters) {
    list(sql, row -> row, parameters);
  }

  /** The text of a PostgreSQL array, to be bound as one parameter. */
  public static String array(Collection<?> values) {
    return values.stream()
        .map(Object::toString)
        .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  private Stream<DbRow> query(String sql, @Nullable Object... parameters) {
    var statement = execute.createQuery(sql);
    for (var parameter : parameters) {
      statement.addParam(bound(parameter));
    }
    return statement.execute();
  }

  @SuppressWarnings("NullAway") // the DB client binds null, it only does not say so
  private static Object bound(@Nullable Object parameter) {
    return switch (parameter) {
      case null -> null;
      case Instant at -> OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
      case byte[] bytes -> bytes;
      case Boolean flag -> flag;
      case Number number -> number;
      default -> parameter.toString();
    };
  }
}
