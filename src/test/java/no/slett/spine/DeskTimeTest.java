package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import no.slett.rights.deadline.Deadlines;
import no.slett.rights.deadline.Pause;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests and time: due, alarmed, extended, paused, and the erasure that waits. */
final class DeskTimeTest {
  private static final String OFFICER = "vern-desk@example.org";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;
  private static Requester pia;

  @BeforeAll
  static void open() {
    house = House.build(folder).with(Key.MAIL_PRIVACY_MAILBOX, OFFICER);
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
    pia = Requester.of(api, "pia");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("RQ-1")
  void aLetterIsDueFromTheDayItCame() {
    var received = daysAgo(12);
    var id = pia.enter("access", received, "solveig@example.org");
    var due = Deadlines.of(received);
    assertThat(pia.at(id, "dueInternal")).isEqualTo(due.internal());
    assertThat(pia.at(id, "dueLegal")).isEqualTo(due.legal());
    assertThat(pia.at(id, "dueExtended")).isEqualTo(due.extended());
    assertThat(pia.at(id, "blocksUntil")).isEqualTo(due.extended());
    var entry =
        Map.of(
            "type", "access",
            "channel", "phone",
            "receivedAt", house.clock().instant().plus(Duration.ofHours(1)).toString(),
            "postal", "Storgata 1, 0155 Oslo");
    pia.api().post(Requester.PATH, entry).expect(422, "invalid-field");
  }

  @Test
  @Law("RQ-1")
  void theOfficerIsToldThreeTimesAndEachOnce() {
    var id = pia.enter("access", daysAgo(16), "torunn@example.org");
    awaitAlarms(id, 1);
    house.clock().pass(Duration.ofDays(8));
    awaitAlarms(id, 2);
    house.clock().pass(Duration.ofDays(8));
    awaitAlarms(id, 3);
    assertThat(pia.queue("overdue")).contains(id);
    assertThat(pia.state(id)).isEqualTo("overdue");
    assertThat(alarms(id)).noneMatch(text -> text.contains("torunn"));
    pia.decide(id, Map.of("outcome", "no-data-held")).expect(200);
    house.clock().pass(Duration.ofDays(40));
    var later = pia.enter("access", daysAgo(40), "tormod@example.org");
    awaitAlarms(later, 1); // whoever swept this has passed the other by
    assertThat(alarms(later)).allMatch(text -> text.contains("er ute"));
    assertThat(alarms(id)).hasSize(3);
    assertThat(pia.queue("overdue")).contains(later).doesNotContain(id);
    assertThat(pia.queue("answered")).contains(id);
  }

  @Test
  @Law("RQ-2")
  void itIsExtendedOnceInTimeAndForAReasonOfTheLaw() {
    var late = pia.enter("access", daysAgo(40), "ulrikke@example.org");
    pia.extend(late, "complexity").expect(409, "wrong-state");

    var id = pia.enter("access", daysAgo(20), "valborg@example.org");
    pia.extend(id, "staffing").expect(422, "invalid-field");
    pia.extend(id, "complexity").expect(200);
    pia.extend(id, "number").expect(409, "wrong-state");
    var told = new Postbox(api, "valborg@example.org");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> told.texts().stream().anyMatch(text -> text.contains("trenger mer tid")));
    assertThat(told.texts()).allMatch(text -> text.contains("Tre intervjuer"));
    house.clock().pass(Duration.ofDays(15));
    assertThat(pia.state(id)).isEqualTo("open");
    house.clock().pass(Duration.ofDays(30));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> alarms(id).stream().anyMatch(text -> text.contains("to måneder")));
  }

  @Test
  @Law("RQ-6")
  void thePauseIsCreditedIfTheQuestionCameInTime() {
    var late = pia.enter("access", daysAgo(10), "wenche@example.org");
    var before = pia.at(late, "dueInternal");
    pia.ask(late).expect(200);
    assertThat(pia.state(late)).isEqualTo("open");
    var received = daysAgo(2);
    var id = pia.enter("access", received, "yrja@example.org");
    var asked = house.clock().instant();
    pia.ask(id).expect(200);
    assertThat(pia.state(id)).isEqualTo("paused");

    house.clock().pass(Duration.ofDays(9));
    pia.reply(late).expect(200);
    pia.reply(id).expect(200);
    pia.reply(id).expect(409, "wrong-state");
    var due = Deadlines.of(received, List.of(new Pause(asked, house.clock().instant())));
    assertThat(pia.at(late, "dueInternal")).isEqualTo(before);
    assertThat(pia.at(id, "dueInternal")).isEqualTo(due.internal()).isAfter(before);
    assertThat(pia.at(id, "dueLegal")).isEqualTo(due.legal());
    assertThat(pia.at(id, "blocksUntil")).isEqualTo(due.extended());
  }

  @Test
  void theCopyIsThereThoughThePurgeCameFirstAndThenAllGoes() {
    var process = story.openProcess("Reipslager", "P0D");
    var receipt = story.apply(process, "Asne");
    story.awaitInspected(receipt);
    var me = new Postbox(api, "asne@example.org").signIn();
    var id =
        me.post("/v1/me/requests", Map.of("type", "access"))
            .expect(201)
            .json()
            .path("requestId")
            .asText();
    story.close(process);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
    story.recruiter().get("/v1/applications/" + receipt.path("applicationId").asText()).expect(403);

    pia.decide(id, Map.of("outcome", "granted")).expect(200);
    assertThat(pia.state(id)).isEqualTo("to-be-collected");
    assertThat(pia.letter(id)).contains("Kopien din ligger klar");
    var mine = me.get("/v1/me").expect(200).json().path("applications");
    assertThat(mine.findValuesAsText("givenName")).containsExactly("Asne");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");

    house.clock().pass(Duration.ofDays(7).plusMinutes(1));
    story.awaitErased(receipt);
    assertThat(
            house.count("application where id = '" + receipt.path("applicationId").asText() + "'"))
        .isZero();
  }

  @Test
  @Law("RQ-8")
  void theCopyAnswersTheRequestAndThenWhatWaitedForItGoes() throws Exception {
    var process = story.openProcess("Kurvfletter", "P0D");
    var receipt = story.apply(process, "Asta");
    story.awaitInspected(receipt);
    var me = new Postbox(api, "asta@example.org").signIn();
    var id =
        me.post("/v1/me/requests", Map.of("type", "access"))
            .expect(201)
            .json()
            .path("requestId")
            .asText();
    story.close(process);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
    house.clock().pass(Duration.ofDays(3));
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");

    var copy = AccessPackage.of(me.get("/v1/me/export"));
    assertThat(copy.data().findValuesAsText("coverLetter"))
        .anyMatch(text -> text.contains("Kanari-Asta"));
    assertThat(copy.file("files/1/CV Asta.txt")).asString().isEqualTo("Curriculum vitae for Asta");
    var told = copy.section("requests").getFirst().get(0);
    assertThat(told.path("id").asText()).isEqualTo(id);
    assertThat(told.has("answeredAt")).isFalse();
    var mine = me.get("/v1/me/requests").expect(200).json().path("items").get(0);
    assertThat(mine.path("outcome").asText()).isEqualTo("granted");
    assertThat(mine.has("answeredAt")).isTrue();
    assertThat(pia.state(id)).isEqualTo("answered");
    story.awaitErased(receipt);
    assertThat(
            house.count("application where id = '" + receipt.path("applicationId").asText() + "'"))
        .isZero();
    assertThat(AccessPackage.of(me.get("/v1/me/export?lang=nb")).page())
        .contains("Vi har ingen søknad");
  }

  private static Instant daysAgo(int days) {
    return house
        .clock()
        .instant()
        .minus(Duration.ofDays(days))
        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  private static List<String> alarms(String id) {
    return new Postbox(api, OFFICER).texts().stream().filter(text -> text.contains(id)).toList();
  }

  private static void awaitAlarms(String id, int number) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> alarms(id).size() == number);
  }
}
