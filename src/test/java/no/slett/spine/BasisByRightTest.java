package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each right under each basis (law section 5), as the person uses it: one test for each basis goes
 * through all rights, and the last ones end it.
 */
class BasisByRightTest {
  private static final String CONSENT = "/v1/me/consents/talent-pool";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private House house;
  private Story story;
  private ApiClient api;
  private Requester officer;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service = new Catalogues(folder).poolAndClaims(house).open();
    api = House.api(service);
    story = Story.of(service);
    officer = Requester.of(api, "pia");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law({"AC-1", "PO-1", "RE-1", "RS-1", "OB-1", "ER-1"})
  void stepsBeforeAContract() throws Exception {
    var process = story.openProcess("Rettslærd", "P14D");
    var me = applicant(process, "Rutulf");
    assertAccessAndRectification(me);
    assertThat(portable(me)).contains("Kanari-Rutulf", "6(1)(b)").doesNotContain("6(1)(f)");
    assertThat(objection(me, "recruitment")).isEqualTo("does-not-apply");
    assertRestricted(me);
    me.api().delete(me.path()).expect(202);
    story.awaitErased(me.receipt());
    assertErasedOnRequest(applicant(process, "Rutlin"));

    var ended = applicant(process, "Rutfrid");
    consentTo(ended);
    close(process);
    assertThat(bases(ended)).as("closing ended it").doesNotContain("recruitment");
  }

  @Test
  @Law({"AC-1", "PO-1", "RE-1", "RS-1", "OB-1", "CO-3"})
  void consent() throws Exception {
    var process = story.openProcess("Samtykker", "P14D");
    var me = applicant(process, "Samuline");
    var expires = consentTo(me);
    var silent = applicant(process, "Samfred");
    consentTo(silent);
    var asking = applicant(process, "Samiva");
    consentTo(asking);
    close(process);
    assertThat(bases(me)).contains("talent-pool").doesNotContain("recruitment");
    assertAccessAndRectification(me);
    assertThat(portable(me)).contains("Kanari-Samuline", "6(1)(a)").doesNotContain("6(1)(f)");
    assertThat(objection(me, "talent-pool")).isEqualTo("does-not-apply");
    assertRestricted(me);
    me.api().delete(CONSENT).expect(204);
    Awaitility.await().atMost(PATIENCE).until(() -> !bases(me).contains("talent-pool"));
    assertErasedOnRequest(asking);

    house.clock().pass(Duration.between(house.clock().instant(), expires.plusSeconds(60)));
    story.awaitErased(silent.receipt());
  }

  @Test
  @Law({"AC-1", "PO-1", "RE-1", "RS-1", "OB-1", "ER-2"})
  void legitimateInterest() throws Exception {
    var process = story.openProcess("Interessent", "P14D");
    var me = applicant(process, "Inger-Rett");
    var silent = applicant(process, "Ingrett");
    var asking = applicant(process, "Ingvild-Rett");
    close(process);
    assertThat(bases(me)).isEqualTo("claims-defence");
    assertAccessAndRectification(me);
    assertThat(portable(me)).doesNotContain("Kanari-Inger-Rett");
    me.api().delete(CONSENT).expect(204);
    assertRestricted(me);
    assertThat(objection(me, "claims-defence")).isEqualTo("restricted");
    story.awaitErased(me.receipt());
    assertErasedOnRequest(asking);

    house.clock().pass(Duration.ofDays(190));
    story.awaitErased(silent.receipt());
  }

  private Applicant applicant(String process, String name) {
    var receipt = story.apply(process, name);
    story.awaitInspected(receipt);
    return Applicant.of(api, receipt, name.toLowerCase(java.util.Locale.ROOT) + "@example.org");
  }

  private static void assertAccessAndRectification(Applicant me) throws Exception {
    me.correct(Map.of("phone", "+47 22 22 22 22")).expect(200);
    assertThat(access(me)).contains("+47 22 22 22 22", "Kanari-");
  }

  private static String access(Applicant me) throws Exception {
    return AccessPackage.of(me.api().get("/v1/me/export")).data().toString();
  }

  private static String portable(Applicant me) {
    return me.api().get("/v1/me/portable").expect(200).json().toString();
  }

  /** What becomes of an objection at once; where it is for somebody to decide, it is upheld. */
  private String objection(Applicant me, String activity) {
    var asked = ask(me, Map.of("type", "objection", "text", "Nei takk."));
    for (var outcome : asked.path("outcomes")) {
      if (outcome.path("activity").asText().equals("claims-defence")) {
        officer.decide(id(asked), Map.of("outcome", "granted")).expect(200);
      }
    }
    return StreamSupport.stream(asked.path("outcomes").spliterator(), false)
        .filter(outcome -> outcome.path("activity").asText().equals(activity))
        .map(outcome -> outcome.path("outcome").asText())
        .findFirst()
        .orElseThrow();
  }

  /** Asking is enough: nobody has to decide, and nothing stays behind. */
  private void assertErasedOnRequest(Applicant me) {
    ask(me, Map.of("type", "erasure"));
    story.awaitErased(me.receipt());
    assertThat(bases(me)).isEmpty();
  }

  private void assertRestricted(Applicant me) {
    var body = Map.of("type", "restriction", "ground", "accuracy");
    officer.decide(id(ask(me, body)), Map.of("outcome", "granted")).expect(200);
    var restriction =
        house.ask(
            """
            select id::text from slett.restriction
            where activity is null and lifted_at is null and application_id = '%s'
            """
                .formatted(me.id()));
    var pia = Officer.of(api, "pia");
    pia.announce(restriction).expect(200);
    house.clock().pass(Duration.ofDays(8));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                house.count("restriction where lifted_at is null and id = '" + restriction + "'")
                    == 0);
  }

  private static JsonNode ask(Applicant me, Map<String, ?> body) {
    return me.api().post("/v1/me/requests", body).expect(201).json();
  }

  private static String id(JsonNode asked) {
    return asked.path("requestId").asText();
  }

  private Instant consentTo(Applicant me) {
    var text = me.api().get(CONSENT).expect(200).json();
    var body =
        Map.of(
            "applicationId", me.id(),
            "textVersion", text.path("version").asText(),
            "language", text.path("language").asText());
    var given = me.api().put(CONSENT, body).expect(200).json();
    return Instant.parse(given.path("expiresAt").asText());
  }

  private void close(String process) {
    story.close(process);
    house.clock().pass(Duration.ofDays(15));
    Awaitility.await().atMost(PATIENCE).until(() -> story.status(process).equals("purged"));
  }

  /** What keeps it now. */
  private String bases(Applicant me) {
    return house.ask(
        """
        select coalesce(string_agg(activity, ' ' order by activity), '')
        from slett.basis b join slett.hiring_process p on p.id = b.process_id
        where '%s' < case activity when 'recruitment' then least(ends_at, p.closed_at)
            else ends_at end
          and application_id = '%s'
        """
            .formatted(house.clock().instant(), me.id()));
  }
}
