package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time, the end of a process and a restored backup do to referees and to what they said. */
final class ReferenceTimeTest {
  private static final List<String> BLOCKS =
      List.of("hold", "restriction", "request", "talent-pool");

  @TempDir private Path folder;
  private House house;
  private Story story;
  private ApiClient api;

  @BeforeEach
  void open() {
    house = new Catalogues(folder).enabling(House.build(folder), "referee-contact", "talent-pool");
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Every combination of what may keep an application: none of them keeps a reference. */
  @Test
  void referenceNotesGoAtClosingWhateverElseIsKept() throws Exception {
    var process = story.openProcess("Smed", "P14D");
    for (var combination = 0; combination < 1 << BLOCKS.size(); combination++) {
      var receipt = told(process, "Ragn" + (char) ('a' + combination), combination);
      for (var i = 0; i < BLOCKS.size(); i++) {
        if ((combination & (1 << i)) != 0) {
          block(receipt, BLOCKS.get(i));
        }
      }
    }
    story.close(process);
    house.clock().pass(Duration.ofDays(14).minusMinutes(5));
    assertThat(house.count("reference_note")).isEqualTo(1 << BLOCKS.size());
    var objects = referenceObjects();
    assertThat(objects).hasSize(1 << BLOCKS.size()).allMatch(Files::exists);

    house.clock().pass(Duration.ofMinutes(6));

    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> story.status(process).equals("purged"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.count("reference_note") + house.count("referee") == 0);
    assertThat(objects).noneMatch(Files::exists);
    assertThat(house.count("application where length(profile) > 0"))
        .as("what is blocked is still there")
        .isEqualTo((1 << BLOCKS.size()) - 1);
  }

  @Test
  @Law("IN-2")
  void whoeverIsNotToldIsRemindedOfAndThenForgotten() {
    var process = story.openProcess("Maler", "P14D");
    var receipt = Referee.applied(story, process, "Solveig", "turid.s@example.org");
    var referee = Referee.named(story, api, receipt, "turid.s@example.org");
    var recruiting = new Postbox(api, "jobb@example.org");
    var before = alerts(recruiting);

    house.clock().pass(Duration.ofDays(21).minusMinutes(5));
    story.recruiter().get(Referee.path(receipt)).expect(200);
    assertThat(alerts(recruiting)).isEqualTo(before);
    house.clock().pass(Duration.ofMinutes(6));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> alerts(recruiting) == before + 1);
    house.clock().pass(Duration.ofDays(6));
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> house.count("referee") == 0);
    referee.contact().expect(404, "not-found");
  }

  @Test
  void anObjectionSurvivesAnOlderDatabase() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = new Catalogues(folder).enabling(restorable.house(), "referee-contact");
      var service = old.open();
      var before = Story.of(service);
      var process = before.openProcess("Kokk", "P14D");
      var known = Referee.applied(before, process, "Ingerid", "turid.i@example.org");
      var later = Referee.applied(before, process, "Jorunn", "turid.j@example.org");
      List.of(known, later).forEach(before::awaitInspected);
      var first = Referee.named(before, House.api(service), known, "turid.i@example.org");
      first.contact().expect(200);
      first.mail();
      restorable.backUp(service);

      service = old.open();
      var api = House.api(service);
      var again = new Referee(Story.of(service), api, first.id(), first.email());
      again.link().delete(Referee.ME).expect(204);
      var second = Referee.named(Story.of(service), api, later, "turid.j@example.org");
      second.contact().expect(200);
      second.link().delete(Referee.ME).expect(204);
      restorable.restore(service);

      var after = Story.of(old.open());
      assertThat(restorable.count("slett.referee where length(contact) > 0")).isZero();
      after.recruiter().post("/v1/referees/" + first.id() + "/contact").expect(409, "wrong-state");
      after
          .recruiter()
          .post(Referee.path(later), Map.of("source", "applicant", "position", 0))
          .expect(409, "wrong-state");
    }
  }

  private JsonNode told(String process, String name, int number) {
    var email = "turid." + number + "@example.org";
    var receipt = Referee.applied(story, process, name, email);
    story.awaitInspected(receipt);
    var referee = Referee.named(story, api, receipt, email);
    referee.contact().expect(200);
    referee.note().expect(201);
    return receipt;
  }

  private void block(JsonNode receipt, String block) {
    var id = receipt.path("applicationId").asText();
    house.execute(
        switch (block) {
          case "hold" ->
              """
              insert into slett.hold (id, application_id, process_id, opened_by, opened_at,
                  confirmed_by, confirmed_at, review_at)
              select gen_random_uuid(), id, process_id, 'a', now(), 'b', now(), now() + interval '1 year'
              from slett.application where id = '%s'
              """
                  .formatted(id);
          case "restriction" ->
              """
              insert into slett.restriction (id, application_id, process_id, ground, opened_by,
                  opened_at, review_at)
              select gen_random_uuid(), id, process_id, 'accuracy', 'a', now(), now() + interval '1 year'
              from slett.application where id = '%s'
              """
                  .formatted(id);
          case "request" ->
              """
              with r as (insert into slett.request (id, mailbox_tag, type, channel, received_at,
                  due_internal, due_legal, due_extended, blocks_until)
                select gen_random_uuid(), '', 'access', 'web', now(), now() + interval '1 month',
                  now() + interval '1 month', now() + interval '3 months', now() + interval '3 months'
                returning id)
              insert into slett.request_application (request_id, application_id, process_id)
              select r.id, a.id, a.process_id from r, slett.application a where a.id = '%s'
              """
                  .formatted(id);
          default ->
              """
              insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
              select id, 'talent-pool', process_id, now() - interval '1 hour', now() + interval '1 year'
              from slett.application where id = '%s'
              """
                  .formatted(id);
        });
  }

  /** By their names in the rows, before those are gone. */
  private List<Path> referenceObjects() throws Exception {
    var name = house.address().jdbcUrl();
    try (var connection =
            java.sql.DriverManager.getConnection(
                name, house.address().backupUser(), house.address().backupPassword());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select object from slett.reference_note")) {
      var found = new java.util.ArrayList<Path>();
      while (rows.next()) {
        found.add(folder.resolve("objects").resolve(rows.getString(1)));
      }
      return found;
    }
  }

  private static long alerts(Postbox recruiting) {
    return recruiting.texts().stream().filter(text -> text.contains("«Maler»")).count();
  }
}
