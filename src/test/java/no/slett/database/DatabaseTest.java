package no.slett.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
  private static final Instant NOW = Instant.parse("2027-03-05T11:12:13.123456Z");
  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "test");

  private static TestDatabase test;
  private static Database database;

  @BeforeAll
  static void start() {
    test = TestDatabase.create(TestPostgres.server(), InstantSource.fixed(NOW));
    database = test.database();
  }

  @AfterAll
  static void stop() {
    test.close();
  }

  @AfterEach
  void nothingLeaks() {
    assertThat(database.activeConnections()).isZero();
  }

  @Test
  void bindsAndReadsBackEveryType() {
    var id = UUID.randomUUID();
    var row =
        database.inTransaction(
            CLOCK,
            tx ->
                tx.first(
                    """
                    select ?::uuid as id, ?::timestamptz as at, ?::bytea as bytes,
                        ?::bigint as number, ?::boolean as flag, ?::text[] as texts, ?::text as gone
                    """,
                    r ->
                        List.of(
                            r.uuid("id"),
                            r.instant("at"),
                            new String(r.bytes("bytes"), StandardCharsets.UTF_8),
                            r.number("number"),
                            r.flag("flag"),
                            r.texts("texts"),
                            r.textOrNull("gone") == null),
                    id,
                    NOW,
                    "æ".getBytes(StandardCharsets.UTF_8),
                    7L,
                    true,
                    Transaction.array(List.of("a,\"b", "c\\d")),
                    null));

    assertThat(row).contains(List.of(id, NOW, "æ", 7L, true, List.of("a,\"b", "c\\d"), true));
  }

  @Test
  void carriesWhatPoliciesAskFor() {
    var scope = Scope.of(Purpose.RECRUITMENT, new Actor("kari", "recruiter")).about("a", "b");

    var seen =
        database.inTransaction(
            scope,
            tx ->
                tx.first(
                    "select purpose() p, actor() a, actor_role() r, subjects() s, instant() i",
                    r ->
                        List.of(
                            r.text("p"), r.text("a"), r.text("r"), r.texts("s"), r.instant("i"))));

    assertThat(seen).contains(List.of("recruitment", "kari", "recruiter", List.of("a", "b"), NOW));
  }

  @Test
  void rollsBackAndKeepsTheFirstException() {
    assertThatThrownBy(
            () ->
                database.run(
                    CLOCK,
                    tx -> {
                      insertActivity(tx, "vanishes");
                      throw new IllegalStateException("first");
                    }))
        .hasMessage("first");

    assertThat(activities()).doesNotContain("vanishes");
  }

  @Test
  void aFailedStatementQuotesNoValueAndLeaksNoConnection() {
    for (var i = 0; i < 40; i++) {
      assertThatThrownBy(
              () -> database.run(CLOCK, tx -> tx.update("select ?::uuid", "Kari Nordmann")))
          .isInstanceOf(DatabaseException.class)
          .hasNoCause()
          .hasMessageNotContaining("Kari");
    }
  }

  @Test
  void namesTheConstraintOfAConflict() {
    assertThatThrownBy(
            () ->
                database.run(
                    CLOCK,
                    tx -> {
                      insertActivity(tx, "twice");
                      insertActivity(tx, "twice");
                    }))
        .isInstanceOfSatisfying(
            DatabaseException.Conflict.class,
            conflict -> assertThat(conflict.constraint()).isEqualTo("activity_pkey"));
  }

  @Test
  void anUnreachableDatabaseIsUnavailable() {
    var settings = new DatabaseSettings("jdbc:postgresql://127.0.0.1:1/none", "a", "b", 2);
    try (var nowhere = new Database(settings, new no.slett.clock.ServiceClock(() -> NOW))) {
      assertThatThrownBy(nowhere::check).isInstanceOf(DatabaseException.Unavailable.class);
    }
  }

  private static void insertActivity(Transaction tx, String id) {
    tx.update(
        """
        insert into activity (id, legal_basis, enabled, retention, updated_at)
        values (?, '6(1)(c)', true, 'none', ?)
        """,
        id,
        NOW);
  }

  private static List<String> activities() {
    return database.inTransaction(
        CLOCK, tx -> tx.list("select id from activity", row -> row.text("id")));
  }
}
