package no.slett.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import no.slett.clock.MovedClock;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What survives for several purposes is written down for all of them, however little is taken. */
class ReductionsTest {
  private static final Scope SCOPE = Scope.system(Purpose.ERASURE, "test");

  private final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));
  private final TestDatabase test = TestDatabase.create(TestPostgres.server(), clock);
  private final HiringProcessId process = HiringProcessId.random();

  @BeforeEach
  void fill() throws SQLException {
    insert(
        """
        insert into activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now()),
          ('claims-defence', '6(1)(f)', true, 'none', '{form}', now());
        insert into hiring_process (id, slug, title, kind, language, closing_window, created_at,
            opened_at, latest, closing_at, closed_at)
        values ('%1$s', 'a', 'A', 'vacancy', 'nb', 'P0D', '2027-01-01', '2027-01-01', '2028-01-01',
          '2027-03-01', '2027-03-01');
        """
            .formatted(process));
    for (var i = 0; i < 3; i++) {
      insert(
          """
          insert into application (id, process_id, received_at, stage, locale, notice_version,
              notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
          values ('%1$s', '%2$s', now(), 'new', 'nb', '', '', '', '', 'x', 'x', 'x', '');
          insert into basis (application_id, activity, process_id, began_at, ends_at) values
            ('%1$s', 'recruitment', '%2$s', '2027-01-01', '2028-01-01'),
            ('%1$s', 'claims-defence', '%2$s', '2027-01-01', '2028-01-01');
          insert into hold (id, application_id, process_id, opened_by, opened_at, review_at)
          values ('%1$s', '%1$s', '%2$s', 'x', '2027-01-01', '2028-01-01');
          insert into erasure (application_id, process_id, receipt_hash, promised_by)
          values ('%1$s', '%2$s', '%1$s', '2028-01-02');
          """
              .formatted(ApplicationId.random(), process));
    }
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void anApplicationIsTakenWithAllThePurposesThatKeepItOnceEverybodyIsTold() throws SQLException {
    var reductions = new Reductions(clock, 1);

    test.database().run(SCOPE, tx -> assertThat(reductions.next(tx)).isEmpty());
    insert(
        """
        insert into closing_letter (process_id, reopenings, kind, begun_at, posted_from,
            finished_at)
        select id, 0, 'closing', now(), now(), now() from hiring_process
        """);
    test.database().run(SCOPE, tx -> assertThat(reductions.next(tx)).isPresent());

    var purposes =
        test.database()
            .inTransaction(
                SCOPE,
                tx ->
                    tx.list("select purpose from survival order by 1", row -> row.text("purpose")));
    assertThat(purposes).containsExactly("claims-defence", "hold");
  }

  private void insert(String sql) throws SQLException {
    var address = test.address();
    try (var owner =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = owner.createStatement()) {
      statement.execute("set search_path = slett; " + sql);
    }
  }
}
