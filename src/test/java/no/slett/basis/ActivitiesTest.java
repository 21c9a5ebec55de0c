package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import no.slett.basis.Samples.Change;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import no.slett.settings.InvalidSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
  /** By a policy, which asks before the foreign key does. */
  private static final String REFUSED = "42501";

  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "test");

  private TestDatabase test;

  @BeforeEach
  void open() {
    test = TestDatabase.create();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @Law("LB-1")
  void everyActivityHasItsOneBasisInTheDatabase() {
    sync(Samples.catalogue());
    assertThat(rows())
        .containsExactlyInAnyOrder(
            "recruitment 6(1)(b) true process-closed+P0D, at most P24M",
            "unsolicited 6(1)(b) true received+P6M, at most P12M",
            "hired-qualifications 6(1)(c) true process-closed+P0D, at most P24M",
            "talent-pool 6(1)(a) false consent-given+P12M, at most P24M",
            "claims-defence 6(1)(f) false process-closed+P6M, at most P3Y",
            "referee-contact 6(1)(f) false process-closed+P0D, at most P24M",
            "off-list-referee 6(1)(f) false process-closed+P0D, at most P24M",
            "rights 6(1)(c) true request-answered+P3Y, at most P3Y",
            "accountability 6(1)(c) true recorded+P3Y, at most P3Y");
  }

  @Test
  void followsTheCatalogue() {
    sync(Samples.catalogue());
    sync(Samples.catalogue());
    sync(new Catalogue(Samples.with(Samples.claimsDefence())));
    assertThat(rows())
        .hasSize(9)
        .contains("claims-defence 6(1)(f) true process-closed+P6M, at most P3Y");
  }

  @Test
  void whatLeftTheCatalogueIsDisabled() {
    var extra =
        new Change(Samples.activity(ActivityId.RECRUITMENT))
            .id("trainees")
            .purpose("Choose trainees")
            .done();
    sync(new Catalogue(Samples.with(extra)));
    assertThat(rows()).contains("trainees 6(1)(b) true process-closed+P0D, at most P24M");
    sync(Samples.catalogue());
    assertThat(rows()).contains("trainees 6(1)(b) false process-closed+P0D, at most P24M");
  }

  @Test
  @Law("LB-1")
  void noBasisRestsOnAnActivityThatIsNotThere() {
    sync(Samples.catalogue());
    var application = ApplicationId.parse("0192f0c1-7a5e-4d3b-9c2a-1f0e2d3c4b5a");
    var intake = Scope.system(Purpose.INTAKE, "test").about(application);
    assertThatThrownBy(
            () ->
                test.database()
                    .run(
                        intake,
                        tx ->
                            tx.update(
                                """
                                insert into basis (application_id, activity, process_id, began_at,
                                    ends_at)
                                values (?, 'marketing', ?, ?, ?)
                                """,
                                application,
                                HiringProcessId.random(),
                                tx.instant(),
                                tx.instant())))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo(REFUSED));
  }

  @Test
  @Law("LB-3")
  void whatSomethingRestsOnKeepsItsLegalBasis() throws SQLException {
    var before = trainees(ActivityId.RECRUITMENT);
    var changed = trainees(ActivityId.CLAIMS_DEFENCE);
    List.of(before, changed, before).forEach(this::sync);
    TestPostgres.server()
        .execute(
            test.address().jdbcUrl().replaceAll(".*/", ""),
            """
            set session_replication_role = replica;
            insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
            values (gen_random_uuid(), 'trainees', gen_random_uuid(), now(), now())
            """);
    assertThatThrownBy(() -> sync(changed))
        .isInstanceOf(InvalidSettings.class)
        .hasMessage(
            "activity trainees: applications are kept for it on 6(1)(b), which cannot become"
                + " 6(1)(f): declare another activity");
    assertThat(rows()).contains("trainees 6(1)(b) true process-closed+P0D, at most P24M");
  }

  private static Catalogue trainees(ActivityId like) {
    var activity =
        new Change(Samples.activity(like)).id("trainees").purpose("Choose trainees").done();
    return new Catalogue(Samples.with(activity));
  }

  private void sync(Catalogue catalogue) {
    test.database().run(CLOCK, tx -> Activities.sync(tx, catalogue));
  }

  private List<String> rows() {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.PUBLIC, "test"),
            tx ->
                tx.list(
                    "select id, legal_basis, enabled, retention from activity",
                    row ->
                        row.text("id")
                            + " "
                            + row.text("legal_basis")
                            + " "
                            + row.flag("enabled")
                            + " "
                            + row.text("retention")));
  }
}
