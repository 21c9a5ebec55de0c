package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import no.slett.basis.Recipient.Contract;
import no.slett.basis.Recipient.Role;
import no.slett.basis.Recipient.SubProcessor;
import no.slett.basis.Recipient.Transfer;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.postgres.TestPostgres;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Translated;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientsTest {
  private static final Translated WHAT = new Translated("video", "video", "video");

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
  void followTheControllersFile() {
    sync(Samples.controller().recipients());
    sync(Samples.controller().recipients());
    assertThat(rows())
        .containsExactly(
            "hosting Eksempel Drift ApS processor DK - true",
            "mail-provider Eksempel Post AS processor NO P30D true");
  }

  @Test
  void whoLeftTheFileStaysByName() {
    sync(Samples.controller().recipients());
    sync(List.of());
    assertThat(rows())
        .containsExactly(
            "hosting Eksempel Drift ApS processor DK - false",
            "mail-provider Eksempel Post AS processor NO P30D false");
    sync(Samples.controller().recipients());
    assertThat(rows()).allMatch(row -> row.endsWith("true"));
  }

  @Test
  @Law("IN-1")
  void anotherRoleOrAnotherCountryIsAnotherRecipient() throws SQLException {
    var before = processor("NO", null);
    sync(List.of(before));
    List.of(processor("US", null), recipient(), processor("NO", Transfer.ADEQUACY), before)
        .forEach(free -> sync(List.of(free)));
    someoneKnows("video");
    var reworded =
        new Recipient(
            before.id(),
            "Video AS",
            before.role(),
            new Translated("a", "b", "c"),
            before.country(),
            null,
            before.contract(),
            null,
            null,
            null,
            null);
    sync(List.of(reworded));
    refuses(recipient(), "another role,");
    refuses(processor("US", null), "another country and transferBasis,");
    refuses(processor("NO", Transfer.ADEQUACY), "another set of sub-processors outside the EEA,");
    assertThat(rows()).containsExactly("video Video AS processor NO - true");
  }

  private void refuses(Recipient changed, String what) {
    assertThatThrownBy(() -> sync(List.of(changed)))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll("people who have applied know 'video' with " + what, "`from: ");
  }

  private static Recipient processor(String country, @Nullable Transfer engaged) {
    var sub =
        engaged == null
            ? List.<SubProcessor>of()
            : List.of(new SubProcessor("Mirrors", new Country("JP"), engaged));
    return new Recipient(
        new RecipientId("video"),
        "Video",
        Role.PROCESSOR,
        WHAT,
        new Country(country),
        country.equals("NO") ? null : Transfer.STANDARD_CLAUSES,
        new Contract("1", sub),
        null,
        null,
        null,
        null);
  }

  private static Recipient recipient() {
    return new Recipient(
        new RecipientId("video"),
        "Video",
        Role.RECIPIENT,
        WHAT,
        new Country("NO"),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** An applicant whose notice named it. */
  private void someoneKnows(String recipient) throws SQLException {
    TestPostgres.server()
        .execute(
            test.address().jdbcUrl().replaceAll(".*/", ""),
            """
            set search_path = slett; set session_replication_role = replica;
            insert into hiring_process (id, slug, title, kind, language, closing_window, created_at)
              values ('%1$s', 'a', 'A', 'vacancy', 'nb', 'P14D', now());
            insert into notice (process_id, version, language, html, plain, sha256, shown_from,
              recipients) values ('%1$s', '1', 'nb', '', '', '', now(), '{%2$s}');
            insert into application (id, process_id, received_at, stage, locale, notice_version,
                notice_sha256, email_tag, fingerprint, data_key, profile, receipt, form_object)
              values ('%1$s', '%1$s', now(), 'new', 'nb', '1', '', '', '', '', 'x', '', '');
            insert into erasure (application_id, process_id, receipt_hash, promised_by)
              values ('%1$s', '%1$s', '', now());
            insert into basis (application_id, activity, process_id, began_at, ends_at)
              values ('%1$s', 'recruitment', '%1$s', now() - interval '1 day', 'infinity')
            """
                .formatted(UUID.randomUUID(), recipient));
  }

  private void sync(List<Recipient> recipients) {
    test.database()
        .run(
            Scope.system(Purpose.CLOCK, "test"),
            tx -> Recipients.sync(tx, recipients, Period.ofDays(14)));
  }

  private List<String> rows() {
    return test.database()
        .inTransaction(
            Scope.system(Purpose.ACCOUNTABILITY, "test"),
            tx ->
                tx.list(
                    """
                    select concat_ws(' ', id, name, role, country, coalesce(erases_within, '-'),
                      case when declared then 'true' else 'false' end) as line
                    from recipient order by id
                    """,
                    row -> row.text("line")));
  }
}
