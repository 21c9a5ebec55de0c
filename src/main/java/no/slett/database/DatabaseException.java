package no.slett.database;

/**
 * The database refused or did not answer. Carries the SQL state and the constraint, never a bound
 * value, never the server's message (which may quote one).
 */
public sealed class DatabaseException extends RuntimeException
    permits DatabaseException.Unavailable, DatabaseException.Conflict {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  DatabaseException(String message, String sqlState) {
    super(message);
    this.sqlState = sqlState;
  }

  static DatabaseException unexpected(String sqlState) {
    return new DatabaseException(
        "the database refused a statement, SQLSTATE " + sqlState, sqlState);
  }

  /** Five characters, see the PostgreSQL manual, appendix A; {@code "?????"} when unknown. */
  public String sqlState() {
    return sqlState;
  }

  /** No connection, or the server is going down or full. */
  public static final class Unavailable extends DatabaseException {
    private static final long serialVersionUID = 1L;

    Unavailable(String sqlState) {
      super("the database does not answer, SQLSTATE " + sqlState, sqlState);
    }
  }

  /** A row with that key is there already. */
  public static final class Conflict extends DatabaseException {
    private static final long serialVersionUID = 1L;

    private final String constraint;

    Conflict(String constraint) {
      super("the database holds such a row already: " + constraint, "23505");
      this.constraint = constraint;
    }

    /** The unique constraint's name. */
    public String constraint() {
      return constraint;
    }
  }
}
