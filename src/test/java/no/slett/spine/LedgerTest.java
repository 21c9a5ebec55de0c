package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.slett.Service;
import no.slett.config.Key;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the mail server is given each letter about an application: all are written down. */
final class LedgerTest {
  private static final String BREACHES = "/v1/privacy/breaches";

  @TempDir private Path folder;
  private House house;
  private Service service;
  private Story story;
  private Officer pia;
  private Officer per;

  @BeforeEach
  void open() {
    house = House.build(folder).withTalentPool(folder, true);
    enter();
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("NO-1")
  void eachLetterIsALineOfItsPurpose() {
    var process = story.openProcess("Orgelbygger", "P14D");
    var receipt = story.apply(process, "Oddbjørg");
    story.awaitInspected(receipt);
    awaitLines(receipt, "recruitment", 1);

    consent("oddbjørg@example.org", receipt);
    awaitLines(receipt, "talent-pool", 1);

    var hold = hold(receipt);
    awaitLines(receipt, "recruitment", 2);
    var restriction = Officer.id(pia.restrict(receipt, null, "accuracy"));
    pia.announce(restriction).expect(200);
    awaitLines(receipt, "recruitment", 3);
    house.clock().pass(Duration.ofDays(8));
    pia.lift(restriction).expect(204);
    pia.release(hold).expect(204);

    refuse(Requester.of(House.api(service), "pia"), receipt, "oddbjørg@example.org");
    awaitLines(receipt, "rights", 1);

    tellOfABreach(receipt);
    awaitLines(receipt, "accountability", 1);
    assertThat(house.count("outbox")).isZero();
    assertThat(house.count("disclosure where recipient <> 'mail-provider'")).isZero();
  }

  @Test
  @Law("NO-1")
  void aLetterAboutTwoApplicationsIsALineOfEach() {
    var baker = story.apply(story.openProcess("Baker", "P14D"), "Olaug");
    var miller = story.apply(story.openProcess("Møller", "P14D"), "Olaug");
    List.of(baker, miller).forEach(story::awaitInspected);

    refuse(Requester.of(House.api(service), "pia"), baker, "olaug@example.org");

    awaitLines(baker, "rights", 1);
    awaitLines(miller, "rights", 1);
    assertThat(
            house.ask("select count(distinct id) from slett.disclosure where purpose = 'rights'"))
        .isEqualTo("1");
  }

  @Test
  @Law("NO-1")
  void whatOnlyTheTalentPoolKeepsIsWrittenOfToo() {
    var process = story.openProcess("Pottemaker", "P0D");
    var receipt = story.apply(process, "Osvald");
    story.awaitInspected(receipt);
    consent("osvald@example.org", receipt);
    awaitLines(receipt, "talent-pool", 1);
    story.close(process);
    await(() -> house.count("hiring_process where purged_at is not null") == 1);
    var before = lines(receipt, "recruitment");

    hold(receipt);

    awaitLines(receipt, "recruitment", before + 1);
  }

  @Test
  @Law({"ER-1", "NO-1"})
  void aLetterThatIsNotOutYetStaysWithWhatItIsAboutAndGoesWithIt() {
    house.close();
    house.with(Key.MAIL_PORT, "1");
    enter();
    var process = story.openProcess("Parykkmaker", "P0D");
    var receipt = story.apply(process, "Otilie");
    story.awaitInspected(receipt);
    var hold = hold(receipt);
    assertThat(house.count("outbox where own_key")).isOne();

    story.close(process);
    await(() -> house.count("closing_letter where finished_at is not null") == 1);
    assertThat(house.count("outbox where not own_key")).isEqualTo(2);
    house.execute("update slett.outbox set created_at = created_at - interval '2 hours'");
    await(() -> house.count("outbox where not own_key") == 0);
    assertThat(house.count("outbox where own_key")).isOne();

    pia.release(hold).expect(204);
    story.awaitErased(receipt);
    assertThat(house.count("outbox")).isZero();
    assertThat(house.count("disclosure")).isZero();
  }

  private static void await(Callable<Boolean> what) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(what);
  }

  private void enter() {
    service = house.open();
    story = Story.of(service);
    pia = Officer.of(House.api(service), "pia");
    per = Officer.of(House.api(service), "per");
  }

  private String hold(JsonNode receipt) {
    var hold = Officer.id(pia.hold(receipt, null, in(Duration.ofDays(100))));
    per.confirm(hold).expect(200);
    return hold;
  }

  private void consent(String address, JsonNode receipt) {
    var path = "/v1/me/consents/talent-pool";
    var me = new Postbox(story.anonymous(), address).signIn();
    var text = me.get(path).expect(200).json();
    var given =
        Map.of(
            "applicationId", id(receipt),
            "textVersion", text.path("version").asText(),
            "language", text.path("language").asText());
    me.put(path, given).expect(200);
  }

  private void refuse(Requester desk, JsonNode receipt, String address) {
    var soon = in(Duration.ofDays(2));
    var hold = Officer.id(pia.holdQuietly(receipt, null, soon, "endangers-claim"));
    var request = desk.enter("erasure", house.clock().instant(), address);
    desk.refuse(request, "gdpr-17-3-e", Map.of("holdId", hold, "text", "Det er varslet krav."))
        .expect(200);
  }

  private void tellOfABreach(JsonNode receipt) {
    house.clock().pass(Duration.ofHours(1));
    var from = house.clock().instant();
    var thief = House.api(service).as(Surroundings.staff("stolen", "recruiter"));
    thief.get("/v1/applications/" + id(receipt)).expect(200);
    house.clock().pass(Duration.ofMinutes(1));
    var now = house.clock().instant();
    var officer = pia.api();
    var opened =
        Map.of("awareAt", now.toString(), "nature", "Konto misbrukt", "detectedBy", "Drift");
    var path =
        BREACHES + "/" + officer.post(BREACHES, opened).expect(201).json().path("id").asText();
    var window = Map.of("from", from.toString(), "to", now.toString(), "actor", "stolen");
    officer.put(path + "/window", window).expect(200);
    var words = Map.of("nb", "Kontoen.", "nn", "Kontoen.", "en", "The account.");
    var notice = Map.of("nature", words, "consequences", words, "measures", words);
    officer.post(path + "/notice", notice).expect(202);
  }

  private void awaitLines(JsonNode receipt, String purpose, long count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(lines(receipt, purpose)).as(purpose).isEqualTo(count));
  }

  private long lines(JsonNode receipt, String purpose) {
    return house.count(
        "disclosure where path = 'mail' and application_id = '%s' and purpose = '%s'"
            .formatted(id(receipt), purpose));
  }

  private Instant in(Duration ahead) {
    return house.clock().instant().plus(ahead);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
