package no.slett.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.clock.MovedClock;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationsTest {
  private static final UUID CHANGE = UUID.fromString("11111111-2222-4333-8444-555555555555");

  private final MovedClock clock = new MovedClock(Instant.parse("2027-03-05T11:12:13Z"));
  private final HiringProcessId process = HiringProcessId.random();
  private final ApplicationId application = ApplicationId.random();
  private TestDatabase test;

  @BeforeEach
  void open() throws SQLException {
    test = TestDatabase.create(TestPostgres.server(), clock);
    superuser(
        """
        insert into activity values ('recruitment', '6(1)(b)', true, 'none', '{}', now());
        insert into recipient values
          ('hr', 'Personal AS', 'recipient', '', '', '', 'NO', null, null, true, '{}', true, now()),
          ('post', 'Post AS', 'processor', '', '', '', 'NO', null, 'P30D', false, '{}', true, now()),
          ('agency', 'Byrå AS', 'recipient', '', '', '', 'NO', null, null, false, '{}', true, now()),
          ('other', 'Andre AS', 'recipient', '', '', '', 'NO', null, null, true, '{}', true, now());
        insert into hiring_process (id, slug, title, kind, language, closing_window, created_at)
          values ('%2$s', 'a', 'A', 'vacancy', 'nb', 'P14D', now());
        insert into application (id, process_id, received_at, stage, locale, notice_version,
            notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
          values ('%1$s', '%2$s', now(), 'new', 'nb', '', '', '', '', '', '', '', '');
        insert into disclosure select gen_random_uuid(), '%1$s', '%2$s', r, 'export', '{profile}',
          'recruitment', now() from unnest(array['hr', 'post', 'agency', 'hr']) as r
        """
            .formatted(application, process));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @Law("NO-1")
  void whatIsPutRightIsToldToWhoeverTheLedgerNames() {
    rectify();
    assertThat(told())
        .containsExactlyInAnyOrder(
            "hr applicant.rectified pending webhook",
            "post applicant.rectified pending contract",
            "agency applicant.rectified failed no-channel");
    clock.pass(Duration.ofDays(14));
    assertThat(told())
        .contains("hr applicant.rectified failed webhook unreachable")
        .contains("post applicant.rectified pending contract");
    clock.pass(Duration.ofDays(16));
    assertThat(told()).contains("post applicant.rectified acknowledged contract");
  }

  @Test
  void theSameEventIsPostedOnceUnderOneId() throws SQLException {
    rectify();
    var ids = ids();
    rectify();
    assertThat(ids()).isEqualTo(ids);
    superuser("delete from notification");
    rectify();
    assertThat(ids()).isEqualTo(ids).hasSize(3);
  }

  @Test
  void onlyNamesOfFieldsAreTold() throws SQLException {
    rectify();
    assertThat(count("notification where fields = '{phone,address}'")).isEqualTo(3);
  }

  @Test
  void withTheApplicationGoesWhatWasNotToldButNotThatItIsErased() throws SQLException {
    rectify();
    superuser(
        """
        insert into erasure (application_id, process_id, receipt_hash, promised_by, claimed_at)
          values ('%1$s', '%2$s', 'h', now(), now());
        insert into notification (id, recipient, event, process_id, application_id, receipt_hash,
          channel, occurred_at, ends_at)
        values (gen_random_uuid(), 'hr', 'applicant.erased', '%2$s', '%1$s', 'h', 'webhook', now(),
          now())
        """
            .formatted(application, process));
    var gone =
        test.database()
            .inTransaction(
                Scope.system(Purpose.ERASURE, "test"),
                tx -> Notifications.rows().erase(tx, List.of(application)));
    assertThat(gone).singleElement().satisfies(g -> assertThat(g.count()).isEqualTo(3));
    assertThat(count("notification")).isOne();
  }

  @Test
  void theStatusOfAnErasureIsForgottenAfterThreeYears() throws SQLException {
    superuser(
        """
        insert into notification (id, recipient, event, process_id, application_id, channel,
          occurred_at, ends_at)
        select gen_random_uuid(), 'hr', e, '%s', '%s', 'webhook', '2027-03-05', '2027-03-19'
        from unnest(array['applicant.erased', 'applicant.rectified', 'application.received']) as e
        """
            .formatted(process, application));
    forget();
    assertThat(count("notification")).isEqualTo(3);
    clock.pass(Duration.ofDays(15));
    forget();
    assertThat(count("notification where event = 'application.received'")).isZero();
    clock.pass(Duration.ofDays(3 * 366));
    forget();
    assertThat(count("notification where event = 'applicant.erased'")).isZero();
    assertThat(count("notification")).isOne();
  }

  private void forget() {
    test.database().run(Scope.system(Purpose.NOTIFICATION, "test"), Forgetting::forget);
  }

  private void rectify() {
    test.database()
        .run(
            Scope.system(Purpose.RIGHTS, "test").about(application),
            tx -> Notifications.rectified(tx, application, CHANGE, List.of("phone", "address")));
  }

  private List<String> told() {
    return list().stream()
        .map(
            t ->
                String.join(
                    " ",
                    Stream.of(t.recipientId(), t.event(), t.state(), t.method(), t.reason())
                        .filter(Objects::nonNull)
                        .toList()))
        .toList();
  }

  private List<String> ids() {
    return list().stream().map(Article19.Told::id).sorted().toList();
  }

  private List<Article19.Told> list() {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx -> Article19.list(tx, Optional.empty(), Optional.empty(), 100));
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
