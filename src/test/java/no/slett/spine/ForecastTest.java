package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What is said to go is what goes: today, on the days to come, and late. */
@Isolated("all services of a JVM share their gauges")
final class ForecastTest {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final String ERASURES = "/v1/privacy/erasures";

  @TempDir private Path folder;
  private House house;
  private Service idle;
  private Story story;
  private Officer pia;
  private Officer per;

  /** Nothing sweeps until {@link #wake}. */
  @BeforeEach
  void build() {
    house = House.build(folder);
    idle = house.with(Key.SWEEP_INTERVAL, "PT1H").open();
    story = Story.of(idle);
    pia = Officer.of(House.api(idle), "pia");
    per = Officer.of(House.api(idle), "per");
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** Another instance, which does. */
  private Service wake() {
    return house.with(Key.SWEEP_INTERVAL, "PT0.2S").open();
  }

  @Test
  @Law({"PU-1", "RS-5"})
  void theNextSweepClaimsWhatTheDryRunSaysAndNothingElse() {
    var closed = story.openProcess("Smed", "P0D");
    var goes = story.apply(closed, "Ragnfrid");
    var held = story.apply(closed, "Sigbjørn");
    var released = story.apply(closed, "Torbjørg");
    var restricted = story.apply(closed, "Unni");
    var pooled = story.apply(closed, "Vebjørn");
    var running = story.openProcess("Murer", "P14D");
    var stays = story.apply(running, "Yngvild");
    var withdrawn = story.apply(running, "Åsmund");
    var withdrawnAndHeld = story.apply(running, "Øyvor");
    var lost = story.apply(running, "Østen");
    var standing = story.openUnsolicited("Åpen søknad");
    var expired = story.apply(standing, "Ingebjørg");
    Stream.of(goes, held, released, restricted, pooled, stays, withdrawn, withdrawnAndHeld, expired)
        .forEach(story::awaitInspected);
    story.awaitInspected(lost);

    hold(held);
    hold(withdrawnAndHeld);
    hold(lost);
    house.execute(
        """
        update slett.erasure set missing_key = 'application', missing_since = now(),
            given_up_at = now() where application_id = '%s'
        """
            .formatted(id(lost)));
    pia.api().delete(Officer.HOLDS + "/" + hold(released)).expect(204);
    pia.restrict(restricted, null, "accuracy").expect(201);
    pool(pooled);
    withdraw(withdrawn);
    withdraw(withdrawnAndHeld);
    house.execute("update slett.basis set ends_at = now() where activity = 'unsolicited'");
    story.close(closed);

    var due = ids(list("due"));
    assertThat(due).isEqualTo(ids(goes, released, withdrawn, expired, lost));
    assertThat(list("overdue")).isEmpty();
    assertThat(rules(list("due")))
        .containsEntry(id(goes), "process-closed")
        .containsEntry(id(withdrawn), "withdrawn")
        .containsEntry(id(lost), "key-missing")
        .containsEntry(id(expired), "unsolicited");
    assertThat(kinds(list("blocked")))
        .isEqualTo(
            Map.of(
                id(held), "hold",
                id(withdrawnAndHeld), "hold",
                id(restricted), "restriction",
                id(pooled), "talent-pool"));
    assertThat(forecast(1).path("withoutErasureDate").asLong()).isZero();
    assertThat(forecast(1).path("days").path(0).path("erasures").asInt()).isEqualTo(due.size());

    wake();
    Stream.of(goes, released, withdrawn, expired, lost).forEach(story::awaitErased);
    awaitPurged(closed);

    assertThat(ids(list("done"))).isEqualTo(due);
    assertThat(house.count("erasure where claimed_at is not null")).isEqualTo(due.size());
    assertThat(ids(list("blocked"))).isEqualTo(ids(held, withdrawnAndHeld, restricted, pooled));
    assertThat(house.count("restriction where lifted_at is null")).isOne();
    assertThat(house.count("application where id = '" + id(restricted) + "'")).isOne();
    assertThat(list("due")).isEmpty();
    assertThat(forecast(90).path("withoutErasureDate").asLong()).isZero();

    house.execute("delete from slett.basis where application_id = '" + id(stays) + "'");
    assertThat(forecast(90).path("withoutErasureDate").asLong())
        .as("its process will take it along")
        .isZero();
    var broken = story.apply(standing, "Jorunn");
    house.execute("delete from slett.basis where application_id = '" + id(broken) + "'");
    assertThat(forecast(90).path("withoutErasureDate").asLong()).isOne();
  }

  @Test
  @Law("PU-1")
  void theForecastComesTrue() {
    wake();
    var process = story.openProcess("Tømrer", "P14D");
    var goes = List.of(story.apply(process, "Kåre"), story.apply(process, "Liv"));
    var held = story.apply(process, "Målfrid");
    Stream.concat(goes.stream(), Stream.of(held)).forEach(story::awaitInspected);
    var ends = day(100);
    hold(held);
    var closes = day(14);
    story.close(process);

    var forecast = forecast(120);
    assertThat(forecast.path("days")).hasSize(120);
    assertThat(on(forecast, closes).path("erasures").asInt()).isEqualTo(2);
    assertThat(on(forecast, closes).path("rules").path(0).path("rule").asText())
        .isEqualTo("process-closed");
    assertThat(on(forecast, closes).path("blocked").path(0).path("kind").asText())
        .isEqualTo("hold");
    assertThat(on(forecast, ends).path("rules").path(0).path("rule").asText())
        .isEqualTo("block-ended");
    assertThat(StreamSupport.stream(forecast.path("days").spliterator(), false))
        .filteredOn(d -> d.path("erasures").asInt() > 0)
        .hasSize(2);

    house.clock().pass(Duration.ofDays(13));
    assertThat(list("due")).isEmpty();
    house.clock().pass(Duration.ofDays(2));
    goes.forEach(story::awaitErased);
    assertThat(story.erasure(held).path("status").asText()).isEqualTo("blocked");
    house.clock().pass(Duration.ofDays(86));
    story.awaitErased(held);
    assertThat(ids(list("done"))).hasSize(3);
  }

  @Test
  @Law("PU-1")
  void whatShouldHaveBeenGoneForTwoDaysIsAnAlarm() throws Exception {
    var process = story.openProcess("Garver", "P0D");
    var late = story.apply(process, "Ragnhild");
    story.awaitInspected(late);
    house.execute(
        """
        insert into slett.erasure_batch (id, process_id, extent, trigger, step, started_at,
            leased_until)
        values ('%s', '%s', 'persons', 'withdrawn', 'CLAIMED', now(), '2100-01-01')
        """
            .formatted(UUID.randomUUID(), process)); // an instance that never comes back
    story.close(process);
    assertThat(ids(list("due"))).isEqualTo(ids(late));
    assertThat(list("overdue")).isEmpty();
    house.clock().pass(Duration.ofDays(3));
    idle.close();

    try (var log = Logged.begin()) {
      var service = wake();
      pia = Officer.of(House.api(service), "pia");
      story = Story.of(service);
      var metrics = URI.create("http://127.0.0.1:" + service.operatorPort() + "/metrics");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> value(metrics, "slett_erasures_overdue") == 1);
      assertThat(value(metrics, "slett_erasures_due")).isOne();
      assertThat(value(metrics, "slett_erasures_blocked")).isZero();
      assertThat(value(metrics, "slett_applications_without_erasure_date")).isZero();
      assertThat(log.text()).contains("1 erasures are overdue").doesNotContain(id(late));
    }
    assertThat(ids(list("overdue"))).isEqualTo(ids(late));
    assertThat(list("due").get(0).path("state").asText()).isEqualTo("overdue");

    house.execute("delete from slett.erasure_batch");
    story.awaitErased(late);
    assertThat(list("overdue")).isEmpty();
  }

  @Test
  void whatLacksAKeyIsCountedForWhoeverWatches() throws Exception {
    var process = story.openProcess("Nøkkelsmed", "P14D");
    var lost = story.apply(process, "Nikoline");
    idle.close();
    Files.delete(house.folder().resolve("keys").resolve(process).resolve(id(lost)));
    try (var _ = wake()) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> house.count("erasure where missing_key is not null") == 1);
    }
    try (var service = wake()) {
      var metrics = URI.create("http://127.0.0.1:" + service.operatorPort() + "/metrics");
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> value(metrics, "slett_applications_without_key") == 1);
    }
  }

  @Test
  void theListComesInPagesAndOnlyToThePrivacyOfficer() {
    wake();
    var process = story.openProcess("Bøkker", "P0D");
    var all = Stream.of("Nils", "Oda", "Pål").map(n -> story.apply(process, n)).toList();
    story.close(process);
    all.forEach(story::awaitErased);

    var page = pia.api().get(ERASURES + "?state=done&limit=2").expect(200).json();
    assertThat(page.path("items")).hasSize(2);
    var next = page.path("nextCursor").asText();
    var rest = pia.api().get(ERASURES + "?state=done&limit=2&cursor=" + next).expect(200).json();
    assertThat(rest.path("items")).hasSize(1);
    assertThat(rest.has("nextCursor")).isFalse();
    assertThat(house.count("audit_event where action = 'erasures-listed'")).isEqualTo(2);

    pia.api().get(ERASURES).expect(422, "invalid-field");
    pia.api().get(ERASURES + "?state=gone").expect(422, "invalid-field");
    pia.api().get(ERASURES + "?state=due&cursor=eA").expect(422, "invalid-field");
    pia.api().get(ERASURES + "/forecast?days=0").expect(422, "invalid-field");
    story.recruiter().get(ERASURES + "?state=due").expect(403);
    story.recruiter().get(ERASURES + "/forecast").expect(403);
  }

  private String hold(JsonNode receipt) {
    var end = house.clock().instant().plus(Duration.ofDays(100));
    var hold = Officer.id(pia.hold(receipt, null, end));
    per.confirm(hold).expect(200);
    return hold;
  }

  private void withdraw(JsonNode receipt) {
    story
        .recruiter()
        .post(
            "/v1/applications/" + id(receipt) + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);
  }

  private void pool(JsonNode receipt) {
    house.execute("update slett.activity set enabled = true where id = 'talent-pool'");
    house.execute(
        """
        insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
        select id, 'talent-pool', process_id, now() - interval '1 hour', now() + interval '1 year'
        from slett.application where id = '%s'
        """
            .formatted(id(receipt)));
  }

  private void awaitPurged(String process) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
  }

  private List<JsonNode> list(String state) {
    var items = pia.api().get(ERASURES + "?state=" + state).expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }

  private JsonNode forecast(int days) {
    return pia.api().get(ERASURES + "/forecast?days=" + days).expect(200).json();
  }

  private static JsonNode on(JsonNode forecast, LocalDate day) {
    return StreamSupport.stream(forecast.path("days").spliterator(), false)
        .filter(d -> d.path("date").asText().equals(day.toString()))
        .findFirst()
        .orElseThrow();
  }

  private LocalDate day(int daysAhead) {
    return LocalDate.ofInstant(house.clock().instant(), OSLO).plusDays(daysAhead);
  }

  private static long value(URI metrics, String gauge) throws Exception {
    return Http.text(metrics)
        .lines()
        .filter(line -> line.startsWith(gauge))
        .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1L);
  }

  private static Map<String, String> rules(List<JsonNode> items) {
    return texts(items, item -> item.path("rule").asText());
  }

  private static Map<String, String> kinds(List<JsonNode> items) {
    return texts(items, item -> item.path("blocks").path(0).path("kind").asText());
  }

  private static Map<String, String> texts(
      List<JsonNode> items, java.util.function.Function<JsonNode, String> text) {
    return items.stream().collect(Collectors.toMap(ForecastTest::id, text));
  }

  private static Set<String> ids(List<JsonNode> items) {
    return items.stream().map(ForecastTest::id).collect(Collectors.toSet());
  }

  private static Set<String> ids(JsonNode... receipts) {
    return ids(List.of(receipts));
  }

  private static String id(JsonNode item) {
    return item.path("applicationId").asText();
  }
}
