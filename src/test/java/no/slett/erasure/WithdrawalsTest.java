package no.slett.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import no.slett.clock.MovedClock;
import no.slett.database.Actor;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.journal.JournalEntry;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WithdrawalsTest {
  private final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));
  private final TestDatabase test = TestDatabase.create(TestPostgres.server(), clock);
  private final HiringProcessId process = HiringProcessId.random();
  private final ApplicationId application = ApplicationId.random();
  private final ApplicationId other = ApplicationId.random();

  @BeforeEach
  void fill() throws SQLException {
    insert(
        """
        insert into activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now());
        insert into hiring_process (id, slug, title, kind, language, closing_window, created_at)
        values ('%s', 'a', 'A', 'vacancy', 'nb', 'P14D', now());
        """
            .formatted(process));
    for (var id : new ApplicationId[] {application, other}) {
      insert(
          """
          insert into application (id, process_id, received_at, stage, locale, notice_version,
              notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
          values ('%1$s', '%2$s', now(), 'new', 'nb', '', '', '', '', '', '', '', '');
          insert into basis (application_id, activity, process_id, began_at, ends_at)
          values ('%1$s', 'recruitment', '%2$s', '2027-01-01', '2028-01-01');
          insert into erasure (application_id, process_id, receipt_hash, promised_by)
          values ('%1$s', '%2$s', '%1$s', '2028-01-02');
          """
              .formatted(id, process));
    }
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @Law("ER-1")
  void replayedOverARestoredDatabaseItEndsTheBasisWhenItEnded() {
    var at = clock.instant();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("process", process.toString())
            .put("application", application.toString());
    var entry =
        new JournalEntry(UUID.randomUUID(), LocalDate.EPOCH, "application-withdrawn", at, body);
    clock.pass(Duration.ofDays(3));

    apply(entry);
    apply(entry);

    assertThat(ended(application)).contains(at);
    assertThat(ended(other)).isEmpty();
  }

  @Test
  void itIsIntendedOnceAndOnlyOfTheSubject() {
    assertThat(intend(Purpose.RIGHTS, application, other)).isEmpty();
    assertThat(intend(Purpose.RIGHTS, application, application)).isPresent();
    assertThat(intend(Purpose.RIGHTS, application, application)).isEmpty();
    assertThat(intend(Purpose.RECRUITMENT, other, other)).isPresent();
  }

  private Optional<UUID> intend(Purpose purpose, ApplicationId subject, ApplicationId withdrawn) {
    var scope = Scope.of(purpose, new Actor("x", "recruiter")).about(subject);
    return test.database().inTransaction(scope, tx -> Withdrawals.intend(tx, process, withdrawn));
  }

  private void apply(JournalEntry entry) {
    var effect = Withdrawals.effect();
    test.database().run(Scope.system(effect.purpose(), "test"), tx -> effect.apply(tx, entry));
  }

  /** The end of a basis that was withdrawn and whose erasure is due at the same moment. */
  private Optional<Instant> ended(ApplicationId id) {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ERASURE, "test"),
            tx ->
                tx.first(
                    """
                    select b.ends_at from basis b join erasure e using (application_id)
                    where application_id = ? and b.ended_by = 'withdrawn' and e.due_at = b.ends_at
                    """,
                    row -> row.instant("ends_at"),
                    id));
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
