package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import no.slett.audit.AuditVerifier;
import no.slett.audit.Verdict;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.journal.Journal;
import no.slett.law.Law;
import no.slett.vault.FileObjectStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole life is accounted for, and whoever edits the account is found out. */
final class AuditStoryTest {
  @TempDir private Path folder;

  @Test
  @Law("SE-2")
  void anEditedAccountIsBroken() throws Exception {
    try (var house = House.build(folder)) {
      var story = Story.of(house.open());
      var process = story.openProcess("Typograf", "P0D");
      var receipt = story.apply(process, "Herbjørn");
      story.awaitInspected(receipt);
      var path = "/v1/applications/" + receipt.path("applicationId").asText();
      story.recruiter().post(path + "/notes", Map.of("text", "Trygg og presis.")).expect(201);
      story.close(process);
      story.awaitErased(receipt);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> ask(house, "select count(*) from slett.audit_event where seal is null") == 0);

      assertThat(verify(house)).isInstanceOf(Verdict.Intact.class);
      assertThat(ask(house, "select count(distinct action) from slett.audit_event"))
          .isGreaterThan(5);

      execute(house, "update slett.audit_event set actor = 'ola' where action = 'note-written'");
      assertThat(verify(house)).isInstanceOf(Verdict.Broken.class);
    }
  }

  private static Verdict verify(House house) {
    var configuration = house.configuration();
    try (var database = new Database(configuration.database(), new ServiceClock(house.clock()));
        var store = new FileObjectStore(house.folder().resolve("journal"))) {
      var journal = new Journal(store, configuration.signingKey());
      return new AuditVerifier(database, journal, configuration.signingKey()).verify();
    }
  }

  private static long ask(House house, String query) throws SQLException {
    var address = house.address();
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void execute(House house, String sql) throws SQLException {
    var address = house.address();
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
