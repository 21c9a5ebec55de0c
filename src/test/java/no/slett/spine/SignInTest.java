package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The applicant's way in: a code in a mail, and nothing for whoever does not read it. */
final class SignInTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("IN-4")
  void whoReadsTheMailboxSeesItsApplicationsAcrossProcesses() {
    var first = story.apply(story.openProcess("Smed", "P14D"), "Torborg");
    var second = story.apply(story.openProcess("Bøkker", "P14D"), "TORBORG");
    story.apply(story.openProcess("Garver", "P14D"), "Torstein");

    var me = new Postbox(api, "Torborg@example.org").signIn().get("/v1/me").expect(200).json();

    assertThat(me.path("applications").findValuesAsText("applicationId"))
        .containsExactlyInAnyOrder(
            first.path("applicationId").asText(), second.path("applicationId").asText());
    var shown =
        me.path("applications")
            .valueStream()
            .filter(a -> a.path("applicationId").equals(first.path("applicationId")))
            .findFirst()
            .orElseThrow();
    assertThat(shown.path("documents").path(0).path("sha256").asText()).hasSize(64);
    assertThat(shown.path("processStatus").asText()).isEqualTo("open");
    assertThat(shown.path("erasure").path("latest"))
        .isEqualTo(first.path("erasure").path("latest"));
    assertThat(house.count("audit_event where role = 'applicant' and action = 'application-read'"))
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  @Law("IN-4")
  void theMailIsInTheLanguageAskedForAndSaysNothingOfTheMailbox() {
    var nobody = new Postbox(api, "ukjent-spraak@example.org");
    for (var language : List.of("en", "nn-NO, nb;q=0.5", "no", "de")) {
      api.header("Accept-Language", language)
          .post("/v1/me/codes", Map.of("email", "ukjent-spraak@example.org"))
          .expect(202);
    }
    api.header("Accept-Language", "en")
        .post("/v1/me/codes", Map.of("email", "ukjent-spraak@example.org", "locale", "nn"))
        .expect(202);

    Awaitility.await().until(() -> nobody.texts().size() == 5);
    assertThat(nobody.texts()).filteredOn(t -> t.contains("This is the code")).hasSize(1);
    assertThat(nobody.texts()).filteredOn(t -> t.contains("koden som viser")).hasSize(4);
    assertThat(nobody.texts()).filteredOn(t -> t.contains("denne postkassa er di")).hasSize(2);
    assertThat(nobody.codes()).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  @Law("RQ-7")
  void aMailboxWithNothingGetsAnEmptySessionAndMayStillAsk() {
    var nobody = new Postbox(api, "aldri-sett@example.org").signIn();

    assertThat(nobody.get("/v1/me").expect(200).json().path("applications")).isEmpty();
    nobody.post("/v1/me/requests", Map.of("type", "access")).expect(201);
    assertThat(nobody.get("/v1/me/requests").expect(200).json().path("items")).hasSize(1);
  }

  @Test
  void aCodeWorksOnceAndOnlyForItsAddress() {
    var postbox = new Postbox(api, "engang@example.org");
    var code = postbox.code();

    signIn("en-annen@example.org", code).expect(422, "invalid-field");
    new Postbox(api, "en-annen@example.org").code();
    signIn("en-annen@example.org", code).expect(422, "invalid-field");
    signIn("Engang@Example.org", code).expect(201);
    signIn("engang@example.org", code).expect(422, "invalid-field");
  }

  @Test
  void onlyTheNewestCodeWorks() {
    var postbox = new Postbox(api, "to-koder@example.org");
    var older = postbox.code();
    var newer = postbox.code();

    signIn("to-koder@example.org", older).expect(422, "invalid-field");
    signIn("to-koder@example.org", newer).expect(201);
  }

  @Test
  void fiveWrongTriesEndACode() {
    var code = new Postbox(api, "gjetter@example.org").code();
    for (var i = 0; i < 5; i++) {
      signIn("gjetter@example.org", other(code, i)).expect(422, "invalid-field");
    }
    signIn("gjetter@example.org", code).expect(422, "invalid-field");

    var another = new Postbox(api, "gjetter@example.org").code();
    for (var i = 0; i < 4; i++) {
      signIn("gjetter@example.org", other(another, i)).expect(422, "invalid-field");
    }
    signIn("gjetter@example.org", another).expect(201);
  }

  @Test
  void usedTwiceAtOnceItOpensOneSession() throws Exception {
    var code = new Postbox(api, "samtidig@example.org").code();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> attempt = () -> signIn("samtidig@example.org", code).status();
      var answers = new ArrayList<Integer>();
      for (Future<Integer> one : threads.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
        answers.add(one.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(201, 422, 422, 422);
    }
  }

  @Test
  void aSignedOutSessionIsOver() {
    var me = new Postbox(api, "ut@example.org").signIn();
    me.get("/v1/me").expect(200);
    me.delete("/v1/me/sessions").expect(204);
    me.get("/v1/me").expect(401, "unauthorized");
  }

  @Test
  void onlyASessionOpensWhatIsMine() {
    api.get("/v1/me").expect(401, "unauthorized");
    story.recruiter().get("/v1/me").expect(403, "forbidden");
    var me = new Postbox(api, "meg@example.org").signIn();
    me.get("/v1/privacy/nothing").expect(404, "not-found");
    me.post("/v1/hiring-processes", Map.of("title", "x")).expect(403, "forbidden");
    api.as("slettme_" + "A".repeat(43)).get("/v1/me").expect(401, "unauthorized");
  }

  @Test
  void nothingReadableIsKeptOfASessionOrACode() {
    new Postbox(api, "skjult-kanari@example.org").signIn().get("/v1/me").expect(200);
    new Postbox(api, "skjult-kanari@example.org").code();
    for (var table : List.of("sign_in_code", "sign_in_session", "outbox", "audit_event")) {
      assertThat(house.count(table + " t where t::text ilike '%kanari%'")).as(table).isZero();
      var hex = "736b6a756c742d6b616e617269"; // skjult-kanari
      assertThat(house.count(table + " t where t::text like '%" + hex + "%'")).as(table).isZero();
    }
  }

  @Test
  @Law("IN-4")
  void knownAndUnknownAddressesCannotBeToldApart() {
    story.apply(story.openProcess("Fyrvokter", "P14D"), "Gudbrand");
    var known = new ArrayList<Long>();
    var unknown = new ArrayList<Long>();
    for (var i = 0; i < 60; i++) {
      known.add(timed("gudbrand@example.org"));
      unknown.add(timed("ukjent-" + i + "@example.org"));
    }

    // the medians of sixty each, after the first calls have warmed everything up
    var ratio = (double) median(known) / median(unknown);
    assertThat(ratio).isBetween(0.5, 2.0);
  }

  private static long timed(String address) {
    var begin = System.nanoTime();
    var answer = api.post("/v1/me/codes", Map.of("email", address)).expect(202);
    var took = System.nanoTime() - begin;
    assertThat(answer.text()).isEqualTo("{\"validFor\":\"PT10M\"}");
    return took;
  }

  private static long median(List<Long> times) {
    return times.subList(10, times.size()).stream().sorted().toList().get(25);
  }

  private static no.slett.contract.Answer signIn(String address, String code) {
    return api.post("/v1/me/sessions", Map.of("email", address, "code", code));
  }

  /** Another code, each time. */
  private static String other(String code, int number) {
    return "%06d".formatted((Integer.parseInt(code) + 1 + number) % 1_000_000);
  }

  @Test
  void whileTheIndexIsBeingRebuiltNobodyIsToldThatTheyHaveNothing() throws Exception {
    var receipt = story.apply(story.openProcess("Snekker", "P14D"), "Sigrid");
    var me = new Postbox(api, "sigrid@example.org").signIn();
    var address = house.address();
    try (var owner =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = owner.createStatement()) {
      // as another instance does that rebuilds them and is slow
      statement.execute(
          "select pg_advisory_lock(hashtextextended('rebuild:' || process_id, 0)) from"
              + " working_index.ready");
      statement.execute("truncate working_index.ready, working_index.directory");
      var busy = me.get("/v1/me").expect(503, "not-ready");
      assertThat(Integer.parseInt(busy.header("Retry-After"))).isPositive();
      me.delete("/v1/me/applications/" + receipt.path("applicationId").asText()).expect(503);
      statement.execute("select pg_advisory_unlock_all()");
    }
    Awaitility.await().until(() -> me.get("/v1/me").status() == 200);
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).hasSize(1);
  }

  @Test
  void expiryIsTheSystemClocks(@TempDir Path own) {
    try (var another = House.build(own)) {
      var there = House.api(another.open());
      var late = new Postbox(there, "sen@example.org").code();
      another.clock().pass(Duration.ofDays(1));
      var inTime = new Postbox(there, "tidsnok@example.org");
      var code = inTime.code();
      another.machine().pass(Duration.ofMinutes(9));
      var session =
          there
              .post("/v1/me/sessions", Map.of("email", "tidsnok@example.org", "code", code))
              .expect(201);
      var me = there.as(session.json().path("token").asText());
      another.machine().pass(Duration.ofMinutes(2));
      there
          .post("/v1/me/sessions", Map.of("email", "sen@example.org", "code", late))
          .expect(422, "invalid-field");

      me.get("/v1/me").expect(200);
      for (var i = 0; i < 4; i++) {
        another.machine().pass(Duration.ofMinutes(28));
        me.get("/v1/me").expect(200);
      }
      another.machine().pass(Duration.ofMinutes(7));
      me.get("/v1/me").expect(401, "unauthorized");

      var idle = new Postbox(there, "doven@example.org").signIn();
      another.machine().pass(Duration.ofMinutes(31));
      idle.get("/v1/me").expect(401, "unauthorized");
      Awaitility.await()
          .until(() -> another.count("sign_in_session") == 0 && another.count("sign_in_code") == 0);
    }
  }
}
