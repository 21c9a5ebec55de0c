package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import no.slett.clock.ServiceClock;
import no.slett.contract.ApiClient;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Restricted data are stored and nothing else, until the person was told that it ends. */
final class RestrictionsTest {
  @TempDir private Path folder;
  private House house;
  private Story story;
  private Officer officer;
  private ApiClient api;

  @BeforeEach
  void open() {
    house = House.build(folder);
    var service = house.open();
    api = House.api(service);
    story = Story.of(service);
    officer = Officer.of(api, "pia");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "unlawful", "subject-claims", "objection"})
  @Law({"RS-1", "RS-2"})
  void nobodyWorksWithWhatIsRestricted(String ground) {
    var process = story.openProcess("Smed", "P14D");
    var receipt = story.apply(process, "Ragnfrid");
    var other = story.apply(process, "Sigbjørn");
    var shown = story.awaitInspected(receipt);
    var restriction = Officer.id(officer.restrict(receipt, null, ground));

    var path = path(receipt);
    var document = path + "/documents/" + shown.path("documents").path(0).path("id").asText();
    var recruiter = story.recruiter();
    recruiter.get(path).expect(423, "restricted");
    recruiter.get(document).expect(423, "restricted");
    recruiter.get(document + "/text").expect(423, "restricted");
    recruiter.put(path + "/stage", Map.of("stage", "offer")).expect(423, "restricted");
    recruiter.post(path + "/notes", Map.of("text", "Hei")).expect(423, "restricted");
    recruiter
        .post(path + "/decision", Map.of("decision", "rejected", "reasonCode", "other"))
        .expect(423, "restricted");
    var listed = recruiter.get("/v1/hiring-processes/" + process + "/applications").expect(200);
    assertThat(listed.json().findValuesAsText("applicationId")).containsExactly(id(other));
    var found =
        recruiter.get("/v1/hiring-processes/" + process + "/applications?q=Ragnfrid").expect(200);
    assertThat(found.json().path("items")).isEmpty();
    assertThat(house.count("note")).isZero();
    var read = officer.api().get(Officer.RESTRICTIONS + "/" + restriction).expect(200).json();
    assertThat(read.path("ground").asText()).isEqualTo(ground);
    assertThat(read.path("reason").asText()).contains("Fjellrev");
    assertThat(officer.api().get(Officer.RESTRICTIONS).expect(200).json().path("items")).hasSize(1);
  }

  @Test
  @Law({"RS-2", "RS-3"})
  void oneDocumentMayBeRestrictedByItself() {
    var receipt = story.apply(story.openProcess("Murer", "P14D"), "Ragnhild");
    var cv = story.awaitInspected(receipt).path("documents").path(0).path("id").asText();
    officer.restrict(receipt, cv, "accuracy").expect(201);

    var shown = story.recruiter().get(path(receipt)).expect(200).json();
    assertThat(shown.path("documents")).isEmpty();
    assertThat(shown.path("blocks").path(0).path("kind").asText()).isEqualTo("restriction");
    assertThat(shown.path("blocks").path(0).path("itemId").asText()).isEqualTo(cv);
    story.recruiter().get(path(receipt) + "/documents/" + cv).expect(423, "restricted");
    story.recruiter().put(path(receipt) + "/stage", Map.of("stage", "offer")).expect(204);
  }

  @Test
  @Law("RS-3")
  void theDatabaseItselfRefusesAndTheWorkerLeavesIt() {
    var process = story.openProcess("Maler", "P14D");
    var receipt = story.apply(process, "Solbjørg");
    story.awaitInspected(receipt);
    officer.restrict(receipt, null, "accuracy").expect(201);
    house.execute("update slett.document set state = 'quarantined', attempts = 0");
    story.awaitInspected(story.apply(process, "Torgeir"));
    assertThat(house.count("document where state = 'quarantined'")).isEqualTo(1);

    try (var database =
        new Database(house.configuration().database(), new ServiceClock(house.clock()))) {
      var staff = new Actor("kari", "recruiter");
      var recruiting = Scope.of(Purpose.RECRUITMENT, staff);
      assertThat(changed(database, recruiting, "application set stage = 'offer'", "id", receipt))
          .isZero();
      for (var purpose : Purpose.values()) {
        var scope = Scope.of(purpose, staff).about(id(receipt));
        assertThat(changed(database, scope, "document set position = 9", "application_id", receipt))
            .as(purpose.wire())
            .isZero();
      }
      assertThatThrownBy(
              () ->
                  database.run(
                      recruiting,
                      tx ->
                          tx.update(
                              """
                              insert into note (id, application_id, process_id, created_at,
                                  author, data_key, object)
                              values (gen_random_uuid(), ?, ?, now(), 'kari', ''::bytea, '')
                              """,
                              id(receipt),
                              process)))
          .isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  @Law({"RS-4", "RS-5"})
  void aPurgeLeavesItAndItGoesByItselfOnceItIsLifted() {
    var process = story.openProcess("Tømrer", "P0D");
    var kept = story.apply(process, "Tjodhild");
    var gone = story.apply(process, "Torstein");
    story.awaitInspected(kept);
    var restriction = Officer.id(officer.restrict(kept, null, "subject-claims"));
    officer.lift(restriction).expect(409, "wrong-state");

    story.close(process);
    story.awaitErased(gone);
    awaitPurged(process);
    house.clock().pass(Duration.ofDays(200)); // past the review, and no notice by itself
    assertThat(story.erasure(kept).path("status").asText()).isEqualTo("blocked");
    assertThat(house.count("document")).isEqualTo(1);
    assertThat(house.count("restriction where notified_at is null")).isEqualTo(1);

    var postbox = new Postbox(api, "tjodhild@example.org");
    var told = officer.announce(restriction).expect(200).json();
    assertThat(told.has("liftsAt")).isTrue();
    assertThat(officer.announce(restriction).expect(200).json()).isEqualTo(told);
    officer.lift(restriction).expect(409, "wrong-state");
    awaitMail(postbox);
    house.clock().pass(Duration.ofDays(6));
    assertThat(story.erasure(kept).path("status").asText()).isEqualTo("blocked");
    house.clock().pass(Duration.ofDays(2));
    story.awaitErased(kept);
    assertThat(house.count("restriction")).isZero();
    assertThat(house.count("reason")).isZero();
  }

  @Test
  @Law("RS-4")
  void atTheReviewThePersonIsToldAndAWeekLaterItLiftsByItself() {
    var receipt = story.apply(story.openUnsolicited("Åpen søknad"), "Unnveig");
    story.awaitInspected(receipt);
    officer.restrict(receipt, null, "objection").expect(201);
    house.clock().pass(Duration.ofDays(91));
    awaitMail(new Postbox(api, "unnveig@example.org"));
    story.recruiter().get(path(receipt)).expect(423, "restricted");
    house.clock().pass(Duration.ofDays(8));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.count("restriction where lifted_at is not null") == 1);
    story.recruiter().get(path(receipt)).expect(200);
  }

  @Test
  @Law({"BK-1", "RS-5"})
  void anOlderDatabaseIsRestrictedAgain() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = restorable.house();
      var service = old.open();
      var before = Story.of(service);
      var receipt = before.apply(before.openProcess("Glassmester", "P14D"), "Ingerid");
      before.awaitInspected(receipt);
      restorable.backUp(service);

      service = old.open();
      Officer.of(House.api(service), "pia").restrict(receipt, null, "accuracy").expect(201);
      restorable.restore(service);

      service = old.open();
      Story.of(service).recruiter().get(path(receipt)).expect(423, "restricted");
    }
  }

  private static long changed(
      Database database, Scope scope, String change, String column, JsonNode receipt) {
    var sql = "update " + change + " where " + column + " = ?";
    return database.inTransaction(scope, tx -> tx.update(sql, id(receipt)));
  }

  private static void awaitMail(Postbox postbox) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(text -> text.contains("oppheves")));
  }

  private void awaitPurged(String process) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + id(receipt);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
