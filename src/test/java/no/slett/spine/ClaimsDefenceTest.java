package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.clock.ServiceClock;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Wording;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept to answer a legal claim: little, locked, for a time, and only of who was told. */
final class ClaimsDefenceTest {
  private static final String CLAIMS = "/v1/privacy/claims";
  private static final Duration A_DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private House house;
  private Story story;
  private ApiClient api;
  private Officer officer;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    use(new Catalogues(folder).claims(house, true).open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void use(no.slett.Service service) {
    api = House.api(service);
    story = Story.of(service);
    officer = Officer.of(api, "pia");
  }

  @Test
  @Law({"PU-4", "LB-5"})
  void theLeastThatShowsHowADecisionWasMadeStaysLockedUntilItsTimeIsOver() {
    var process = story.openProcess("Astronom", "P14D");
    var receipt = apply(process, "Kravkjellaug");
    story.awaitInspected(receipt);
    workOn(receipt);
    assertThat(receipt.at("/erasure/rule").asText()).isEqualTo("claims-defence");
    var mail = new Postbox(api, "kravkjellaug@example.org");
    awaitMail(mail, "PROTESTERE");
    assertThat(mail.texts().getFirst())
        .contains("i 6 måneder etter det", "kunne vise hvorfor vi valgte som vi gjorde");
    assertThat(claims()).isEmpty();
    officer.api().get(CLAIMS + "/" + id(receipt)).expect(404, "not-found");

    story.close(process);
    var closed = closedAt(process);
    assertThat(basisEnd(receipt)).isEqualTo(ServiceClock.after(closed, Period.ofMonths(6)));
    var until = new Wording(Language.NB).date(basisEnd(receipt));
    awaitMail(mail, "blir likevel liggende låst til " + until);
    house.clock().pass(Duration.ofDays(15));
    awaitPurged(process);

    var listed = claims().path(0);
    assertThat(listed.path("applicationId").asText()).isEqualTo(id(receipt));
    assertThat(listed.path("familyName").asText()).isEqualTo("Prøvesen");
    var kept = officer.api().get(CLAIMS + "/" + id(receipt)).expect(200).json();
    assertThat(kept.path("coverLetter").asText()).contains("Kanari-Kravkjellaug");
    assertThat(kept.path("documents").findValuesAsText("kind")).containsExactly("cv");
    assertThat(kept.path("notes").findValuesAsText("text")).containsExactly("Fin samtale.");
    assertThat(kept.at("/decision/comment").asText()).isEqualTo("For lite erfaring.");
    assertThat(Instant.parse(kept.path("keptUntil").asText())).isEqualTo(basisEnd(receipt));
    var cv = "/documents/" + kept.at("/documents/0/id").asText();
    assertThat(officer.api().get(CLAIMS + "/" + id(receipt) + cv).expect(200).text())
        .isEqualTo("Curriculum vitae");
    assertThat(house.count("document")).isOne();
    assertLocked(receipt, process, cv);
    assertThat(house.count("audit_event where purpose = 'claims-defence' and actor = 'pia'"))
        .isEqualTo(4);

    house.clock().pass(Duration.between(house.clock().instant(), basisEnd(receipt).minus(A_DAY)));
    assertThat(claims()).hasSize(1);
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
    house.clock().pass(A_DAY.plusSeconds(1));
    assertThat(claims()).isEmpty();
    var certificate = story.awaitErased(receipt);
    assertThat(certificate).isNotEmpty();
    assertThat(house.count("survival")).isZero();
  }

  /** Recruiters have no way to it, and neither has their purpose in the database. */
  private void assertLocked(JsonNode receipt, String process, String cv) {
    var recruiter = story.recruiter();
    recruiter.get(CLAIMS).expect(403, "forbidden");
    recruiter.get(CLAIMS + "/" + id(receipt)).expect(403, "forbidden");
    recruiter.get(CLAIMS + "/" + id(receipt) + cv).expect(403, "forbidden");
    recruiter.get("/v1/applications/" + id(receipt)).expect(403, "legal-basis-ended");
    recruiter
        .get("/v1/hiring-processes/" + process + "/applications?q=Kanari")
        .expect(403, "legal-basis-ended");
    assertThat(recruiter.get("/v1/talent-pool").expect(200).json().path("items")).isEmpty();
    try (var database =
        new Database(house.configuration().database(), new ServiceClock(house.clock()))) {
      for (var purpose : new Purpose[] {Purpose.RECRUITMENT, Purpose.TALENT_POOL}) {
        var scope = Scope.of(purpose, new Actor("kari", "recruiter"));
        List<UUID> seen =
            database.inTransaction(
                scope,
                tx ->
                    tx.list(
                        """
                        select id from application union all select id from note union all
                        select id from document union all
                        select application_id from basis where activity = 'claims-defence'
                        """,
                        row -> row.uuid("id")));
        assertThat(seen).as(purpose.wire()).isEmpty();
      }
    }
  }

  @Test
  @Law("PU-4")
  void reopeningTakesBackWhatClosingSetAndNothingIsPromisedBeyondTheReceipt() {
    var process = story.openProcess("Bøkker", "P14D");
    var receipt = story.apply(process, "Kravkjellfrid");
    var furthest = basisEnd(receipt);
    assertThat(Instant.parse(receipt.at("/erasure/latest").asText()))
        .isEqualTo(furthest.plus(A_DAY));
    story.close(process);
    assertThat(basisEnd(receipt)).isBefore(furthest);
    story.recruiter().post("/v1/hiring-processes/" + process + "/reopen").expect(200);
    assertThat(basisEnd(receipt)).isEqualTo(furthest);
    var shown = story.anonymous().get("/v1/hiring-processes/" + process).expect(200).json();
    assertThat(shown.path("erasure")).isEqualTo(receipt.path("erasure"));
  }

  @Test
  @Law("PU-4")
  void whoWithdrawsLeavesNothingBehind() {
    var process = story.openProcess("Drosjesjåfør", "P0D");
    var early = story.apply(process, "Kravkjellrun");
    var late = story.apply(process, "Kravkristrun");
    story.awaitInspected(late);
    withdraw(early, "kravkjellrun@example.org");
    story.awaitErased(early);
    story.close(process);
    awaitPurged(process);
    assertThat(claims().findValuesAsText("applicationId")).containsExactly(id(late));
    withdraw(late, "kravkristrun@example.org");
    assertThat(claims()).isEmpty();
    assertThat(Jws.parse(story.awaitErased(late)).payload()).contains("\"trigger\":\"withdrawn\"");
  }

  @Test
  @Law("LB-3")
  void whoWasNotToldIsNotKept() {
    new Catalogues(folder).claims(house, false);
    house.close();
    use(house.open());
    var process = story.openProcess("Eggsamler", "P0D");
    var old = story.notice(process);
    house.close();
    use(new Catalogues(folder).claims(house, true).open());
    assertThat(story.notice(process)).isNotEqualTo(old);
    var form = story.form(process, "Kravkristveig").put("noticeVersion", old);
    var untold =
        story
            .careersSite()
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .upload(
                "/v1/hiring-processes/" + process + "/applications", Multipart.body().form(form))
            .expect(201)
            .json();
    assertThat(untold.at("/erasure/rule").asText()).isEqualTo("process-closed");
    var told = story.apply(process, "Kravkrista");
    story.awaitInspected(told);
    story.close(process);
    story.awaitErased(untold);
    awaitPurged(process);
    assertThat(claims().findValuesAsText("applicationId")).containsExactly(id(told));
  }

  @Test
  @Law("PU-4")
  void anUnsolicitedApplicationIsKeptFromTheEndOfItsOwnTime() {
    var process = story.openUnsolicited("Åpen søknad");
    var receipt = story.apply(process, "Kravkristborg");
    story.awaitInspected(receipt);
    var received = Instant.parse(receipt.path("receivedAt").asText());
    var ends = ServiceClock.after(received, Period.ofMonths(6));
    assertThat(basisEnd(receipt))
        .isCloseTo(ServiceClock.after(ends, Period.ofMonths(6)), within(1, ChronoUnit.MILLIS));
    house.clock().pass(Duration.between(house.clock().instant(), ends.plusSeconds(1)));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count("survival") == 1);
    story.recruiter().get("/v1/applications/" + id(receipt)).expect(403, "legal-basis-ended");
  }

  @Test
  @Law({"PU-4", "PU-5"})
  void withAHoldEachKeepsItsOwnAndTheLastOneEndsIt() {
    var process = story.openProcess("Garver", "P0D");
    var receipt = apply(process, "Kravkristlaug");
    story.awaitInspected(receipt);
    workOn(receipt);
    var until = house.clock().instant().plus(Duration.ofDays(90));
    var hold = Officer.id(officer.hold(receipt, null, until));
    Officer.of(api, "per").confirm(hold).expect(200);
    story.close(process);
    awaitPurged(process);
    assertThat(house.count("document")).isEqualTo(2);
    assertThat(keys("hold", receipt)).isTrue();
    officer.api().delete(Officer.HOLDS + "/" + hold).expect(204);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count("document") == 1);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !keys("hold", receipt));
    var kept = officer.api().get(CLAIMS + "/" + id(receipt)).expect(200).json();
    assertThat(kept.path("givenName").asText()).isEqualTo("Kravkristlaug");
    house.clock().pass(Duration.ofDays(190));
    story.awaitErased(receipt);
    assertThat(keys("claims-defence", receipt)).isFalse();
  }

  @Test
  @Law({"BK-1", "PU-4"})
  void anOlderDatabaseKeepsTheSameForAsLongAndNothingElse() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      var old = new Catalogues(folder).claims(restorable.house(), true);
      var service = old.open();
      use(service);
      var process = story.openProcess("Hattemaker", "P0D");
      var kept = apply(process, "Kravkaia");
      var withdrawn = story.apply(process, "Kravkarja");
      story.awaitInspected(kept);
      workOn(kept);
      restorable.backUp(service);

      service = old.open();
      use(service);
      story.close(process);
      awaitPurged(process);
      withdraw(withdrawn, "kravkarja@example.org");
      story.awaitErased(withdrawn);
      var until = claims().path(0).path("keptUntil");
      restorable.restore(service);

      use(old.open());
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> claims().size() == 1);
      assertThat(claims().path(0).path("keptUntil")).isEqualTo(until);
      assertThat(restorable.count("slett.document")).isOne();
      assertThat(
              officer.api().get(CLAIMS + "/" + id(kept)).expect(200).json().at("/decision/comment"))
          .hasToString("\"For lite erfaring.\"");
      old.clock().pass(Duration.ofDays(190));
      story.awaitErased(kept);
    }
  }

  @Test
  @Law("LB-5")
  void withoutAnApprovedAssessmentTheServiceDoesNotStart() {
    new Catalogues(folder).unapprovedClaims(house);
    assertThatThrownBy(() -> house.open())
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining("claims-defence: cannot be enabled before approvedBy");
  }

  private JsonNode apply(String process, String name) {
    var cv = "Curriculum vitae".getBytes(StandardCharsets.UTF_8);
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body()
                .form(story.form(process, name))
                .file("cv", "CV.txt", "text/plain", cv)
                .file("diploma", "Vitnemål.txt", "text/plain", cv))
        .expect(201)
        .json();
  }

  private void workOn(JsonNode receipt) {
    var path = "/v1/applications/" + id(receipt);
    story.recruiter().post(path + "/notes", Map.of("text", "Fin samtale.")).expect(201);
    var decision =
        Map.of("decision", "rejected", "reasonCode", "experience", "comment", "For lite erfaring.");
    story.recruiter().post(path + "/decision", decision).expect(201);
  }

  private void withdraw(JsonNode receipt, String address) {
    new Postbox(api, address).signIn().delete("/v1/me/applications/" + id(receipt)).expect(202);
  }

  private JsonNode claims() {
    return officer.api().get(CLAIMS).expect(200).json().path("items");
  }

  private Instant basisEnd(JsonNode receipt) {
    return instant(
        "select ends_at from basis where activity = 'claims-defence' and application_id = ?",
        id(receipt));
  }

  private Instant closedAt(String process) {
    return instant("select closed_at as ends_at from hiring_process where id = ?", process);
  }

  private Instant instant(String query, String id) {
    try (var database =
        new Database(house.configuration().database(), new ServiceClock(house.clock()))) {
      return database
          .inTransaction(
              Scope.system(Purpose.CLOCK, "test"),
              tx -> tx.first(query, row -> row.instant("ends_at"), id))
          .orElseThrow();
    }
  }

  private boolean keys(String purpose, JsonNode receipt) {
    return Files.exists(house.folder().resolve("keys/" + purpose + "/" + id(receipt)));
  }

  private static void awaitMail(Postbox postbox, String words) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(text -> text.contains(words)));
  }

  private void awaitPurged(String process) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
