package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds and restrictions of what has outlived its process already, and who is told of blocks. */
final class LateBlocksTest {
  private static final String CLAIMS = "/v1/privacy/claims/";
  private static final String OFFICERS = "personvern@example.org";

  @TempDir private Path folder;
  private House house;
  private Story story;
  private ApiClient api;
  private Officer pia;
  private Officer per;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    house.with(Key.MAIL_PRIVACY_MAILBOX, OFFICERS);
    var service = new Catalogues(folder).claims(house, true).open();
    api = House.api(service);
    story = Story.of(service);
    pia = Officer.of(api, "pia");
    per = Officer.of(api, "per");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("PU-5")
  void whatIsKeptForAClaimIsHeldOnceTheClaimComes() {
    var receipt = kept("Smed", "Senlavrina");
    var hold = Officer.id(pia.hold(receipt, null, in(Duration.ofDays(170))));
    per.confirm(hold).expect(200);
    awaitKeys("hold", receipt, true);
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
    withdraw(receipt, "senlavrina@example.org");
    awaitKeys("claims-defence", receipt, false);
    house.machine().pass(Duration.ofMinutes(1)); // no key is in memory any more
    var read = pia.api().get(Officer.HOLDS + "/" + hold).expect(200).json();
    assertThat(read.path("reason").asText()).contains("Fjellrev");
    assertThat(read.path("matterRef").asText()).isEqualTo("26-114 Fjellrev");
    pia.api().get(CLAIMS + id(receipt)).expect(404, "not-found");
    assertThat(house.count("document")).isOne();
    pia.api().delete(Officer.HOLDS + "/" + hold).expect(204);
    story.awaitErased(receipt);
    awaitKeys("hold", receipt, false);
    assertThat(house.count("reason")).isZero();
  }

  @Test
  @Law({"RS-1", "RS-2"})
  void whatIsKeptForAClaimCanBeRestrictedForGood() {
    var receipt = kept("Murer", "Senlillbjorg");
    var hold = Officer.id(pia.hold(receipt, null, in(Duration.ofDays(2))));
    awaitKeys("hold", receipt, true);
    var restriction = Officer.id(pia.restrict(receipt, null, "accuracy"));
    pia.api().get(CLAIMS + id(receipt)).expect(423, "restricted");
    awaitKeys("restriction", receipt, true);
    pia.announce(restriction).expect(200);
    house.clock().pass(Duration.ofDays(8));
    awaitKeys("restriction", receipt, false);
    pia.api().get(CLAIMS + id(receipt)).expect(200);
    assertThat(house.count("hold where review_at > released_at")).isZero();
    assertThat(hold).isNotEmpty();
  }

  @Test
  @Law("PU-5")
  void thePersonIsToldUnlessACodeSaysWhyNot() {
    var process = story.openProcess("Maler", "P14D");
    var told = story.apply(process, "Senlovise");
    var untold = story.apply(process, "Senlydia");
    story.awaitInspected(untold);
    var until = in(Duration.ofDays(60));
    var hold = pia.hold(told, null, until).expect(201).json();
    assertThat(hold.has("toldAt")).isTrue();
    awaitMail(new Postbox(api, "senlovise@example.org"), "konkret rettskrav", "har utsatt");
    var quiet = pia.holdQuietly(untold, null, until, "endangers-claim").expect(201).json();
    assertThat(quiet.has("toldAt")).isFalse();
    assertThat(quiet.path("exemption").asText()).isEqualTo("endangers-claim");
    pia.holdQuietly(untold, null, until, "inconvenient").expect(422, "invalid-field");
    var body = new java.util.HashMap<String, Object>();
    body.putAll(Map.of("applicationId", id(untold), "reason", "x", "reviewAt", until.toString()));
    body.put("tell", false);
    pia.api().post(Officer.HOLDS, body).expect(422, "invalid-field");
    assertThat(new Postbox(api, "senlydia@example.org").texts())
        .noneMatch(text -> text.contains("har utsatt"));
    assertThat(house.count("reason t where t::text like '%Fjellrev%'")).isZero();
  }

  @Test
  @Law({"RS-5", "PU-5"})
  void theOfficerIsToldEachDayOfWhatIsBlockedAndOfNothingElse() {
    var postbox = new Postbox(api, OFFICERS);
    var before = postbox.texts().size();
    var receipt = story.apply(story.openProcess("Kokk", "P14D"), "Senludvika");
    story.awaitInspected(receipt);
    house.clock().pass(Duration.ofDays(1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.count("installation where reported_on is not null") == 1);
    pia.hold(receipt, null, in(Duration.ofDays(2))).expect(201);
    pia.restrict(receipt, null, "accuracy").expect(201);
    house.clock().pass(Duration.ofDays(1));
    awaitMail(postbox, "Rettskrav: søknad " + id(receipt), "Begrenset bruk: søknad");
    house.clock().pass(Duration.ofDays(1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().size() == before + 2);
    assertThat(postbox.texts()).noneMatch(text -> text.contains("Senludvika"));
    house.clock().pass(Duration.ofDays(1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().size() == before + 3);
    assertThat(postbox.texts().getLast()).doesNotContain("Rettskrav");
  }

  private JsonNode kept(String title, String name) {
    var process = story.openProcess(title, "P0D");
    var receipt = story.apply(process, name);
    story.awaitInspected(receipt);
    story.close(process);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));
    awaitKeys("claims-defence", receipt, true);
    return receipt;
  }

  private void withdraw(JsonNode receipt, String address) {
    new Postbox(api, address).signIn().delete("/v1/me/applications/" + id(receipt)).expect(202);
  }

  private void awaitKeys(String purpose, JsonNode receipt, boolean there) {
    var file = house.folder().resolve("keys/" + purpose + "/" + id(receipt));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                // in this order: a reduction that begins writes what survives before it is done
                house.count("survival where purpose = '" + purpose + "'") == (there ? 1 : 0)
                    && house.count("erasure where reduction is not null") == 0
                    && Files.exists(file) == there);
  }

  private static void awaitMail(Postbox postbox, String... words) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                postbox.texts().stream()
                    .anyMatch(text -> List.of(words).stream().allMatch(text::contains)));
  }

  private Instant in(Duration time) {
    return house.clock().instant().plus(time);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
