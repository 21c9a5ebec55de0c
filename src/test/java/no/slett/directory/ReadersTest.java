package no.slett.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.PostgresServer;
import no.slett.postgres.TestPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Who looks while the index is rewritten, on the oldest and the newest server. */
@ParameterizedClass
@MethodSource("servers")
class ReadersTest {
  private final IndexKit kit;

  ReadersTest(PostgresServer server) {
    kit = new IndexKit(server);
  }

  static Stream<PostgresServer> servers() {
    return Stream.of(TestPostgres.server(), TestPostgres.version15());
  }

  @AfterEach
  void stop() {
    kit.close();
  }

  /** Truncating hides rows from whoever looked before and waited: nobody may find nothing. */
  @Test
  void whoReadsWhileItIsRewrittenFindsEverybodyThere() throws Exception {
    var process = kit.process();
    var there = kit.put(process, "words");
    kit.as(Purpose.INDEX, tx -> Directory.markReady(tx, process));
    assertThat(whileRewriting(process, Purpose.SIGN_IN, tx -> ofMailbox(tx)))
        .containsExactly(there);
    assertThat(
            whileRewriting(
                process,
                Purpose.RECRUITMENT,
                tx -> Directory.search(tx, process, Search.of("words"))))
        .containsExactly(there);
    assertThat(
            whileRewriting(
                process,
                Purpose.RECRUITMENT,
                tx -> List.copyOf(Directory.contacts(tx, process, List.of(there)).keySet())))
        .containsExactly(there);
  }

  private static List<ApplicationId> ofMailbox(Transaction tx) {
    return Directory.ofMailbox(tx, IndexKit.CONTACT.email()).orElseThrow();
  }

  /** What somebody reads who begins before the rewriting is committed. */
  private List<ApplicationId> whileRewriting(
      HiringProcessId process, Purpose purpose, Function<Transaction, List<ApplicationId>> read)
      throws Exception {
    try (var reader = Executors.newSingleThreadExecutor()) {
      var found =
          kit.test()
              .database()
              .inTransaction(
                  Scope.system(Purpose.ERASURE, "test"),
                  tx -> {
                    Directory.rewrite(tx, process);
                    var reading =
                        reader.submit(
                            () ->
                                kit.test()
                                    .database()
                                    .inTransaction(Scope.system(purpose, "test"), read));
                    Awaitility.await().until(() -> reading.isDone() || waits());
                    return reading;
                  });
      return found.get();
    }
  }

  private boolean waits() throws SQLException {
    return !kit.list(
            """
            select 1 from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .isEmpty();
  }
}
