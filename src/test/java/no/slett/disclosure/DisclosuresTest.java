package no.slett.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DisclosuresTest {
  private static final Scope MAIL = Scope.system(Purpose.MAIL, "test");
  private static final Scope ERASURE = Scope.system(Purpose.ERASURE, "test");
  private static final RecipientId POST = new RecipientId("post");
  private static final RecipientId HR = new RecipientId("hr");

  private final HiringProcessId process = HiringProcessId.random();
  private TestDatabase test;

  @BeforeEach
  void open() throws SQLException {
    test = TestDatabase.create();
    superuser(
        """
        insert into activity select a, '6(1)(b)', true, 'none', '{}', now()
          from unnest(array['recruitment', 'unsolicited', 'rights']) as a;
        insert into recipient select r, upper(r), 'processor', '', '', '', 'NO', null, null, false,
          '{}', true, now() from unnest(array['post', 'hr']) as r;
        insert into hiring_process (id, slug, title, kind, language, closing_window, created_at)
          values ('%s', 'a', 'A', 'vacancy', 'nb', 'P14D', now())
        """
            .formatted(process));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aLineIsWrittenOnce() throws SQLException {
    var line = disclosure(newApplication(), POST, null);
    assertThat(record(line)).isTrue();
    assertThat(record(line)).isFalse();
    assertThat(count("disclosure")).isOne();
  }

  @Test
  void itsPurposeIsTheProcessOrTheOneNamed() throws SQLException {
    record(disclosure(newApplication(), POST, null));
    record(disclosure(newApplication(), POST, "rights"));
    superuser("update hiring_process set kind = 'unsolicited'");
    record(disclosure(newApplication(), POST, null));
    for (var purpose : List.of("recruitment", "rights", "unsolicited")) {
      assertThat(count("disclosure where purpose = '" + purpose + "'")).as(purpose).isOne();
    }
  }

  @Test
  void nobodyIsNamedWhoIsNotDeclared() throws SQLException {
    var line = disclosure(newApplication(), new RecipientId("nobody"), null);
    assertThatThrownBy(() -> record(line))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("23503"));
  }

  @Test
  void theLinesGoAndTheErasureKeepsWhomTheyNamed() throws SQLException {
    var application = newApplication();
    var other = newApplication();
    for (var recipient : List.of(POST, HR, POST)) {
      record(disclosure(application, recipient, null));
    }
    record(disclosure(other, POST, null));
    superuser("update erasure set claimed_at = now() where application_id = '" + application + "'");

    assertThat(erase(application))
        .containsExactly(new RowsStep.Gone(application, "disclosures", 3));
    assertThat(erase(application)).isEmpty();

    assertThat(count("disclosure")).isOne();
    assertThat(count("erasure where recipients = '{hr,post}'")).isOne();
    assertThat(count("erasure where recipients = '{}'")).isOne();
  }

  @Test
  void whatSurvivesKeepsItsLines() throws SQLException {
    var application = newApplication();
    record(disclosure(application, POST, null));
    superuser(
        """
        update erasure set reduction = gen_random_uuid();
        insert into survival values ('%1$s', 'talent-pool', '%2$s', array['%1$s']::uuid[], now())
        """
            .formatted(application, process));
    assertThat(erase(application)).isEmpty();
    assertThat(count("disclosure")).isOne();
  }

  @Test
  void afterTheRowsAreGoneNothingIsWrittenDown() throws SQLException {
    var application = newApplication();
    superuser("update erasure set rows_gone = '{}'");
    assertThat(record(disclosure(application, POST, null))).isFalse();
  }

  @Test
  @Law("IN-1")
  void nothingButMailGoesToSomebodyOfWhomThePersonWasNotTold() throws SQLException {
    superuser("update recipient set counts_from = now() - interval '1 day'");
    var application = newApplication();
    assertThat(record(disclosure(application, POST, null))).isTrue();
    assertThatThrownBy(() -> hears(application))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    superuser(
        """
        insert into notice_told values ('%s', 'hr', now(), now() + interval '1 day')
        """
            .formatted(application));
    assertThatThrownBy(() -> hears(application)).isInstanceOf(DatabaseException.class);
    superuser("update notice_told set counts_from = now() - interval '1 hour'");
    assertThat(hears(application)).isTrue();
  }

  private boolean hears(ApplicationId application) {
    var line = disclosure(application, HR, Disclosure.Path.WEBHOOK, null);
    return test.database()
        .inTransaction(
            Scope.system(Purpose.NOTIFICATION, "test"), tx -> Disclosures.record(tx, line));
  }

  private Disclosure disclosure(
      ApplicationId application, RecipientId recipient, @Nullable String purpose) {
    return disclosure(application, recipient, Disclosure.Path.MAIL, purpose);
  }

  private Disclosure disclosure(
      ApplicationId application,
      RecipientId recipient,
      Disclosure.Path path,
      @Nullable String purpose) {
    return new Disclosure(
        UUID.randomUUID(),
        application,
        recipient,
        path,
        List.of("profile", "correspondence"),
        purpose);
  }

  private boolean record(Disclosure line) {
    return test.database().inTransaction(MAIL, tx -> Disclosures.record(tx, line));
  }

  private List<RowsStep.Gone> erase(ApplicationId application) {
    return test.database()
        .inTransaction(ERASURE, tx -> Disclosures.rows().erase(tx, List.of(application)));
  }

  private ApplicationId newApplication() throws SQLException {
    var id = ApplicationId.random();
    superuser(
        """
        insert into application (id, process_id, received_at, stage, locale, notice_version,
            notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
          values ('%1$s', '%2$s', now(), 'new', 'nb', '', '', '', '', '', '', '', '');
        insert into erasure (application_id, process_id, receipt_hash, promised_by)
          values ('%1$s', '%2$s', '%1$s', now())
        """
            .formatted(id, process));
    return id;
  }

  private long count(String rows) throws SQLException {
    return Long.parseLong(TestPostgres.server().ask(name(), "select count(*) from slett." + rows));
  }

  private void superuser(String sql) throws SQLException {
    TestPostgres.server().execute(name(), "set search_path = slett; " + sql);
  }

  private String name() {
    return test.address().jdbcUrl().replaceAll(".*/", "");
  }
}
