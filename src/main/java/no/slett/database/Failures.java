package no.slett.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Turns what the driver throws into exceptions that quote nothing. */
final class Failures {
  /** Connection, resources, operator intervention, system error; see appendix A of the manual. */
  private static final Set<String> UNAVAILABLE_CLASSES = Set.of("08", "53", "57", "58");

  private Failures() {}

  static RuntimeException translate(RuntimeException thrown) {
    if (thrown instanceof DatabaseException) {
      return thrown;
    }
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return translate(sql);
      }
    }
    return thrown;
  }

  private static DatabaseException translate(SQLException sql) {
    var state = sql.getSQLState() == null ? "?????" : sql.getSQLState();
    if (state.equals("23505")) {
      return new DatabaseException.Conflict(constraint(sql));
    }
    if (sql instanceof java.sql.SQLTransientConnectionException
        || UNAVAILABLE_CLASSES.contains(state.substring(0, 2))) {
      return new DatabaseException.Unavailable(state);
    }
    return DatabaseException.unexpected(state);
  }

  private static String constraint(SQLException sql) {
    if (sql instanceof PSQLException server && server.getServerErrorMessage() != null) {
      var name = server.getServerErrorMessage().getConstraint();
      return name == null ? "unknown" : name;
    }
    return "unknown";
  }
}
