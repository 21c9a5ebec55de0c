package no.slett.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import no.slett.clock.ServiceClock;

/**
 * The only way to a row: a transaction that says why, for whom, about whom and when.
 *
 * <p>A transaction takes a function, commits when it returns and rolls back when it throws. Nothing
 * runs outside one, because the DB client leaks a connection when binding fails there.
 */
public final class Database implements AutoCloseable {
  /** Held, because loggers are collected with their level: its finest ones show bound values. */
  private static final java.util.logging.Logger LIBRARY =
      java.util.logging.Logger.getLogger("io.helidon.dbclient");

  private static final String CARRY =
      """
      select set_config('slett.purpose', ?, true), set_config('slett.actor', ?, true),
             set_config('slett.role', ?, true), set_config('slett.subjects', ?, true),
             set_config('slett.instant', ?, true), set_config('plan_cache_mode', ?, true)
      """;

  /** Much longer than any commit lasts: in the end PostgreSQL keeps up with a rush. */
  private static final Duration LONGEST_QUEUE = Duration.ofSeconds(60);

  private final HikariDataSource pool;
  private final Semaphore intake;
  private final DbClient client;
  private final ServiceClock serviceClock;

  /** Opens no connection yet. */
  public Database(DatabaseSettings settings, ServiceClock serviceClock) {
    LIBRARY.setLevel(java.util.logging.Level.INFO);
    this.pool = pool(settings);
    this.intake = new Semaphore(settings.poolSize() / 2, true);
    this.client = JdbcClientBuilder.create().connectionPool(this::connection).build();
    this.serviceClock = serviceClock;
  }

  /**
   * Runs work in a transaction.
   *
   * @throws DatabaseException when the database refuses or does not answer
   */
  public <T> T inTransaction(Scope scope, Function<Transaction, T> work) {
    var instant = serviceClock.instant();
    return scope.purpose() == Purpose.INTAKE
        ? inTurn(() -> at(instant, scope, work))
        : at(instant, scope, work);
  }

  /**
   * Applications come in rushes, and nobody is to be turned away after a whole upload. So they wait
   * for their turn, and get half of the connections: whoever else comes finds one.
   */
  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!intake.tryAcquire(LONGEST_QUEUE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseException.Unavailable("53300"); // too_many_connections
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException.Unavailable("57014"); // query_canceled
    }
    try {
      return work.get();
    } finally {
      intake.release();
    }
  }

  /** Runs work that answers nothing. */
  public void run(Scope scope, Consumer<Transaction> work) {
    inTransaction(
        scope,
        tx -> {
          work.accept(tx);
          return true;
        });
  }

  /** Throws {@link DatabaseException.Unavailable} when the database does not answer. */
  public void check() {
    inTransaction(Scope.system(Purpose.PUBLIC, "check"), tx -> tx.list("select 1 as one", r -> r));
  }

  /** Connections that are lent out right now; 0 when nothing leaks. */
  public int activeConnections() {
    var bean = pool.getHikariPoolMXBean();
    return bean == null ? 0 : bean.getActiveConnections();
  }

  @Override
  public void close() {
    pool.close();
  }

  private <T> T at(Instant instant, Scope scope, Function<Transaction, T> work) {
    DbTransaction execute = client.transaction();
    var transaction = new Transaction(execute, instant);
    carry(transaction, scope);
    var done = false;
    try {
      T result = work.apply(transaction);
      execute.commit();
      done = true;
      return result;
    } catch (RuntimeException e) {
      throw Failures.translate(e);
    } finally {
      if (!done) {
        rollback(execute);
      }
    }
  }

  private static void carry(Transaction transaction, Scope scope) {
    transaction.call(
        CARRY,
        scope.purpose().wire(),
        scope.actor().subject(),
        scope.actor().role(),
        String.join(",", scope.subjects()),
        transaction.instant().toString(),
        scope.purpose().plans());
  }

  /** After an SQL error the DB client has rolled back by itself and says so by throwing. */
  private static void rollback(DbTransaction execute) {
    try {
      execute.rollback();
    } catch (RuntimeException alreadyRolledBack) {
      System.getLogger(Database.class.getName())
          .log(System.Logger.Level.TRACE, "transaction was rolled back already");
    }
  }

  /** A pool that holds connections is only busy; one that lost them all has lost PostgreSQL. */
  private java.sql.Connection connection() {
    var start = System.nanoTime();
    while (true) {
      try {
        return pool.getConnection();
      } catch (SQLException e) {
        var waited = Duration.ofNanos(System.nanoTime() - start);
        if (pool.getHikariPoolMXBean().getTotalConnections() == 0
            || waited.compareTo(LONGEST_QUEUE) > 0) {
          throw new DatabaseException.Unavailable(String.valueOf(e.getSQLState()));
        }
      }
    }
  }

  private static HikariDataSource pool(DatabaseSettings settings) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(2);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    config.setAutoCommit(true);
    config.addDataSourceProperty("ApplicationName", "slett");
    config.addDataSourceProperty("currentSchema", "slett");
    config.addDataSourceProperty("stringtype", "unspecified");
    // Policies look dear to the planner; compiling them would take longer than all they do.
    config.addDataSourceProperty("options", "-c jit=off");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.addDataSourceProperty("socketTimeout", "120");
    return new HikariDataSource(config);
  }
}
