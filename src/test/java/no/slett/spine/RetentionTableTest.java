package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import no.slett.clock.ServiceClock;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each default of how long something is kept: there until shortly before its time is over, gone
 * shortly after, with nobody doing anything. Talent pool, claims defence and reference notes have
 * tests of their own.
 */
@Law("PU-1")
class RetentionTableTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration WINDOW = Duration.ofDays(14);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private House house;
  private Story story;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    story = Story.of(house.open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void fourteenDaysAfterSomebodyPressedClose() {
    var process = process(Map.of("title", "Fristvakt"));
    var receipt = apply(process, "Fristine");
    var pressed = now();
    story.close(process);
    assertKeptUntil(receipt, pressed.plus(WINDOW));
    assertThat(story.status(process)).isEqualTo("closing");
    assertErasedSoonAfter(receipt, pressed.plus(WINDOW));
  }

  @Test
  void aHundredAndEightyDaysAndAWindowAfterTheLastWorkWasDone() {
    var process = process(Map.of("title", "Glemmer"));
    moveTo(now().plus(Duration.ofDays(100)));
    var receipt = apply(process, "Glemtrud");
    var closing = now().atZone(ServiceClock.ZONE).plusDays(180).toInstant();
    assertKeptUntil(receipt, closing);
    assertThat(story.status(process)).isEqualTo("open");
    moveTo(closing.plus(AN_HOUR));
    Awaitility.await().atMost(PATIENCE).until(() -> story.status(process).equals("closing"));
    var closed = closing.atZone(ServiceClock.ZONE).plusDays(14).toInstant();
    assertKeptUntil(receipt, closed);
    assertErasedSoonAfter(receipt, closed);
  }

  @Test
  void twelveMonthsAfterTheFirstOpeningHoweverMuchIsDone() {
    var opened = now().atZone(ServiceClock.ZONE);
    var process = process(Map.of("title", "Evighetsmaskinist"));
    var receipt = apply(process, "Evigunn");
    var latest = Instant.parse(receipt.path("erasure").path("latest").asText());
    assertThat(latest)
        .isBetween(
            opened.plusMonths(12).plusDays(1).minusHours(1).toInstant(),
            opened.plusMonths(12).plusDays(1).plusHours(1).toInstant());
    for (var day : new int[] {90, 180, 270, 340}) {
      moveTo(opened.plusDays(day).toInstant());
      story.recruiter().post(of(receipt) + "/notes", Map.of("text", "Dag " + day)).expect(201);
    }
    var closed = opened.plusMonths(12);
    moveTo(closed.minusDays(14).plusHours(1).toInstant());
    Awaitility.await().atMost(PATIENCE).until(() -> story.status(process).equals("closing"));
    story.recruiter().post(at(process) + "/reopen").expect(409, "wrong-state");
    assertKeptUntil(receipt, closed.toInstant());
    assertErasedSoonAfter(receipt, closed.toInstant());
  }

  @Test
  void sixMonthsAfterAnUnsolicitedApplicationCameEachByItself() {
    var process = story.openUnsolicited("Spontan");
    var first = apply(process, "Spontanja");
    var over = sixMonthsFrom(now());
    moveTo(now().plus(Duration.ofDays(60)));
    var second = apply(process, "Spontore");
    var later = sixMonthsFrom(now());
    assertKeptUntil(first, over);
    assertErasedSoonAfter(first, over);
    assertKeptUntil(second, later);
    assertThat(story.status(process)).isEqualTo("open");
    assertErasedSoonAfter(second, later);
  }

  @Test
  void threeYearsAfterAnErasureItsProofIsForgotten() {
    var process = story.openProcess("Minnesmerke", "P0D");
    var receipt = apply(process, "Minna");
    story.close(process);
    story.awaitErased(receipt);
    var forgotten = now().atZone(ServiceClock.ZONE).plusYears(3).toInstant();
    moveTo(forgotten.minus(AN_HOUR));
    story = Story.of(house.open()); // proofs are looked through when an instance starts
    awaitThatOthersAreErased();
    assertThat(story.awaitErased(receipt)).isNotEmpty();
    moveTo(forgotten.plus(AN_HOUR));
    story = Story.of(house.open());
    Awaitility.await().atMost(PATIENCE).until(() -> house.count("certificate") == 1);
    story.anonymous().get("/v1/erasures/" + receipt.path("receiptCode").asText()).expect(404);
    assertThat(house.count("erasure")).isOne();
    assertThat(house.count("erasure_batch")).isOne();
  }

  @Test
  void threeYearsAfterItsMonthWhatWasLoggedIsForgotten() {
    var process = story.openProcess("Loggfører", "P0D");
    var receipt = apply(process, "Logny");
    story.close(process);
    story.awaitErased(receipt);
    var ofTheFirst = "audit_event where application_id = '%s'".formatted(id(receipt));
    var actions = "select coalesce(string_agg(action, ' '), '') from slett.";
    assertThat(house.ask(actions + ofTheFirst)).contains("application-received");
    // a seal's month counts, and one that is made after the leap is of a later month
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> house.count("audit_event where seal is null") == 0);
    var month = now().atZone(ServiceClock.ZONE).toLocalDate().withDayOfMonth(1).plusMonths(1);
    var forgotten = month.plusYears(3).atStartOfDay(ServiceClock.ZONE).toInstant();
    moveTo(forgotten.minus(AN_HOUR));
    story = Story.of(house.open()); // it is looked through when an instance starts
    awaitThatOthersAreErased();
    assertThat(house.count(ofTheFirst)).isPositive();
    moveTo(forgotten.plus(AN_HOUR));
    story = Story.of(house.open());
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(house.ask(actions + ofTheFirst)).isEmpty());
    assertThat(house.count("audit_event where action = 'audit-dropped'")).isPositive();
  }

  @Test
  void aProcessIsReopenedTwiceAtMostAndNeverOnceClosed() {
    var process = process(Map.of("title", "Gjenåpner"));
    var receipt = apply(process, "Gjenny");
    for (var time = 0; time < 2; time++) {
      story.close(process);
      moveTo(now().plus(Duration.ofDays(10)));
      story.recruiter().post(at(process) + "/reopen").expect(200);
    }
    var pressed = now();
    story.close(process);
    story.recruiter().post(at(process) + "/reopen").expect(409, "wrong-state");
    assertErasedSoonAfter(receipt, pressed.plus(WINDOW));
    story.recruiter().post(at(process) + "/reopen").expect(409, "wrong-state");
  }

  private String process(Map<String, String> draft) {
    var created = story.recruiter().post("/v1/hiring-processes", draft).expect(201).json();
    assertThat(created.path("closingWindow").asText()).isEqualTo("P14D");
    var id = created.path("id").asText();
    story.recruiter().post(at(id) + "/open").expect(200);
    return id;
  }

  private JsonNode apply(String process, String name) {
    var receipt = story.apply(process, name);
    story.awaitInspected(receipt);
    return receipt;
  }

  private void assertKeptUntil(JsonNode receipt, Instant end) {
    moveTo(end.minus(AN_HOUR));
    awaitThatOthersAreErased();
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
    story.recruiter().get(of(receipt)).expect(200);
  }

  /** Clock and eraser have come by since the time was moved. */
  private void awaitThatOthersAreErased() {
    var process = story.openProcess("Markør", "P0D");
    var receipt = story.apply(process, "Markus");
    story.close(process);
    story.awaitErased(receipt);
  }

  private void assertErasedSoonAfter(JsonNode receipt, Instant end) {
    moveTo(end.plus(AN_HOUR));
    assertThat(story.awaitErased(receipt)).isNotEmpty();
    story.recruiter().get(of(receipt)).expect(403, "legal-basis-ended");
  }

  private static Instant sixMonthsFrom(Instant received) {
    return received.atZone(ServiceClock.ZONE).plus(6, ChronoUnit.MONTHS).toInstant();
  }

  private void moveTo(Instant instant) {
    house.clock().pass(Duration.between(now(), instant));
  }

  private Instant now() {
    return house.clock().instant();
  }

  private static String at(String process) {
    return "/v1/hiring-processes/" + process;
  }

  private static String of(JsonNode receipt) {
    return "/v1/applications/" + id(receipt);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
