package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds for concrete disputes: two people, a review, and an end. */
final class HoldsTest {
  @TempDir private Path folder;
  private House house;
  private Story story;
  private Officer pia;
  private Officer per;

  @BeforeEach
  void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    pia = Officer.of(House.api(service), "pia");
    per = Officer.of(House.api(service), "per");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("PU-5")
  void aHoldOutlivesTheProcessAndWhatItHeldGoesWhenItIsReleased() {
    var process = story.openProcess("Smed", "P0D");
    var held = story.apply(process, "Ragnfrid");
    story.awaitInspected(held);
    var hold = Officer.id(pia.hold(held, null, in(Duration.ofDays(100))));
    assertThat(per.confirm(hold).expect(200).json().path("state").asText()).isEqualTo("confirmed");
    var read = pia.api().get(Officer.HOLDS + "/" + hold).expect(200).json();
    assertThat(read.path("reason").asText()).contains("Fjellrev");
    assertThat(read.path("confirmedBy").asText()).isEqualTo("per");

    story.close(process);
    awaitPurged(process);
    house.clock().pass(Duration.ofDays(30));
    assertThat(story.erasure(held).path("status").asText()).isEqualTo("blocked");
    var stillRead = pia.api().get(Officer.HOLDS + "/" + hold).expect(200).json();
    assertThat(stillRead.path("reason").asText()).contains("Fjellrev");

    pia.api().delete(Officer.HOLDS + "/" + hold).expect(204);
    story.awaitErased(held);
    assertThat(house.count("reason")).isZero();
    assertThat(house.count("hold")).isZero();
    pia.api().get(Officer.HOLDS + "/" + hold).expect(404);
    pia.hold(held, null, in(Duration.ofDays(1))).expect(409, "erasing");
    assertThat(
            house.count(
                "audit_event where action in ('hold-opened', 'hold-confirmed',"
                    + " 'hold-released') and application_id is not null"))
        .isEqualTo(3);
  }

  @Test
  @Law("PU-5")
  void oneWordHoldsForThreeDays() {
    var process = story.openProcess("Murer", "P0D");
    var held = story.apply(process, "Ragnhild");
    story.awaitInspected(held);
    var hold = Officer.id(pia.hold(held, null, in(Duration.ofDays(100))));
    pia.confirm(hold).expect(403, "forbidden");
    review(hold, in(Duration.ofDays(100)), 409);
    var shown = pia.api().get(Officer.HOLDS).expect(200).json().path("items").path(0);
    assertThat(shown.path("state").asText()).isEqualTo("unconfirmed");
    assertThat(Instant.parse(shown.path("until").asText())).isBefore(in(Duration.ofDays(4)));
    assertThat(shown.has("reason")).isFalse();

    story.close(process);
    awaitPurged(process);
    assertThat(story.erasure(held).path("status").asText()).isEqualTo("blocked");
    house.clock().pass(Duration.ofDays(4));
    story.awaitErased(held);
    per.confirm(hold).expect(404);
  }

  @Test
  @Law("PU-5")
  void aReviewIsNeverFurtherThanSixMonthsAhead() {
    var held = story.apply(story.openProcess("Maler", "P14D"), "Solbjørg");
    pia.hold(held, null, in(Duration.ofDays(190))).expect(422, "invalid-field");
    pia.hold(held, null, in(Duration.ofDays(-1))).expect(422, "invalid-field");
    var hold = Officer.id(pia.hold(held, null, in(Duration.ofDays(20))));
    per.confirm(hold).expect(200);
    per.confirm(hold).expect(409, "wrong-state");
    review(hold, in(Duration.ofDays(190)), 422);
    review(hold, in(Duration.ofDays(170)), 200);

    house.clock().pass(Duration.ofDays(150));
    review(hold, in(Duration.ofDays(150)), 200);
    house.clock().pass(Duration.ofDays(151));
    review(hold, in(Duration.ofDays(100)), 409);
    pia.api().delete(Officer.HOLDS + "/" + hold).expect(204);
  }

  @Test
  @Law("PU-5")
  void staffSeeTheHoldAndWorkOn() {
    var receipt = story.apply(story.openProcess("Kokk", "P14D"), "Torunn");
    var shown = story.awaitInspected(receipt);
    var cv = shown.path("documents").path(0).path("id").asText();
    assertThat(shown.path("blocks")).isEmpty();
    pia.hold(receipt, cv, in(Duration.ofDays(2))).expect(201);
    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    var block = story.recruiter().get(path).expect(200).json().path("blocks").path(0);
    assertThat(block.path("kind").asText()).isEqualTo("hold");
    assertThat(block.path("itemId").asText()).isEqualTo(cv);
    story.recruiter().put(path + "/stage", Map.of("stage", "offer")).expect(204);
  }

  @Test
  void nothingIsHeldThatIsNotThere() {
    var receipt = story.apply(story.openProcess("Baker", "P14D"), "Unni");
    var other = story.apply(story.openProcess("Skredder", "P14D"), "Vigdis");
    story.awaitInspected(other);
    var path = "/v1/applications/" + other.path("applicationId").asText();
    var shown = story.recruiter().get(path).expect(200).json();
    var foreign = shown.path("documents").path(0).path("id").asText();
    var soon = in(Duration.ofDays(2));
    pia.hold(receipt, foreign, soon).expect(422, "invalid-field");
    pia.hold(unknown(), null, soon).expect(404, "not-found");
    story.recruiter().get(Officer.HOLDS).expect(403, "forbidden");
    assertThat(house.count("hold")).isZero();
    assertThat(house.count("reason")).isZero();
  }

  @Test
  @Law({"BK-1", "PU-5"})
  void anOlderDatabaseHoldsAgainWhatTheJournalSays() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = restorable.house();
      var service = old.open();
      var before = Story.of(service);
      var process = before.openProcess("Glassmester", "P0D");
      var held = before.apply(process, "Ingerid");
      var released = before.apply(process, "Jorunn");
      before.awaitInspected(held);
      restorable.backUp(service);

      service = old.open();
      var officer = Officer.of(House.api(service), "pia");
      var second = Officer.of(House.api(service), "per");
      var until = old.clock().instant().plus(Duration.ofDays(90));
      var hold = Officer.id(officer.hold(held, null, until));
      second.confirm(hold).expect(200);
      var other = Officer.id(officer.hold(released, null, until));
      officer.api().delete(Officer.HOLDS + "/" + other).expect(204);
      restorable.restore(service);

      service = old.open();
      officer = Officer.of(House.api(service), "pia");
      var after = Story.of(service);
      var back = officer.api().get(Officer.HOLDS + "/" + hold).expect(200).json();
      assertThat(back.path("state").asText()).isEqualTo("confirmed");
      assertThat(back.path("openedBy").asText()).isEqualTo("restored");
      assertThat(back.has("reason")).isFalse();
      after.close(process);
      after.awaitErased(released);
      old.clock().pass(Duration.ofDays(10));
      assertThat(after.erasure(held).path("status").asText()).isEqualTo("blocked");
      officer.api().delete(Officer.HOLDS + "/" + hold).expect(204);
      after.awaitErased(held);
    }
  }

  @Test
  @Law({"BK-1", "PU-5"})
  void anOlderDatabaseFindsWhatOutlivedItsProcessUnderAHold() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = restorable.house();
      var service = old.open();
      var before = Story.of(service);
      var process = before.openProcess("Feier", "P0D");
      var held = before.apply(process, "Ingunn");
      before.awaitInspected(held);
      restorable.backUp(service);

      service = old.open();
      var until = old.clock().instant().plus(Duration.ofDays(90));
      var officer = Officer.of(House.api(service), "pia");
      var hold = Officer.id(officer.hold(held, null, until));
      Officer.of(House.api(service), "per").confirm(hold).expect(200);
      Story.of(service).close(process);
      awaitPurged(Story.of(service), process);
      restorable.restore(service);

      service = old.open();
      var after = Story.of(service);
      old.clock().pass(Duration.ofDays(10));
      awaitPurged(after, process);
      assertThat(after.erasure(held).path("status").asText()).isEqualTo("blocked");
      assertThat(restorable.count("slett.document")).isEqualTo(1);
      officer = Officer.of(House.api(service), "pia");
      officer.api().delete(Officer.HOLDS + "/" + hold).expect(204);
      after.awaitErased(held);
    }
  }

  private void review(String hold, Instant until, int status) {
    var path = Officer.HOLDS + "/" + hold + "/review";
    pia.api().put(path, Map.of("reviewAt", until.toString())).expect(status);
  }

  private static JsonNode unknown() {
    return new com.fasterxml.jackson.databind.json.JsonMapper()
        .createObjectNode()
        .put("applicationId", UUID.randomUUID().toString());
  }

  private Instant in(Duration time) {
    return house.clock().instant().plus(time);
  }

  private void awaitPurged(String process) {
    awaitPurged(story, process);
  }

  private static void awaitPurged(Story story, String process) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
  }
}
