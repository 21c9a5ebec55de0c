package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientsTest {
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

  private void sync(List<Recipient> recipients) {
    test.database().run(Scope.system(Purpose.CLOCK, "test"), tx -> Recipients.sync(tx, recipients, Period.ofDays(14)));
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
