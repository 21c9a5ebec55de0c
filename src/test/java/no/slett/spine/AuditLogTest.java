package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.slett.Service;
import no.slett.contract.ApiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The privacy officer reads the log, and sees whether somebody has edited it. */
final class AuditLogTest {
  private static final String AUDIT = "/v1/privacy/audit";

  @TempDir private Path folder;
  private House house;
  private Service service;
  private Story story;
  private ApiClient officer;

  @BeforeEach
  void build() {
    house = House.build(folder);
    service = house.open();
    story = Story.of(service);
    officer = officer(service);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void byApplicationRoleActionAndTimeInPages() {
    var process = story.openProcess("Revisor", "P14D");
    var receipt = story.apply(process, "Ingvild");
    var id = receipt.path("applicationId").asText();
    var other = story.apply(process, "Jarle").path("applicationId").asText();
    story.awaitInspected(receipt);
    house.clock().pass(Duration.ofHours(1));
    var from = house.clock().instant();
    for (var i = 0; i < 3; i++) {
      story.recruiter().get("/v1/applications/" + id).expect(200);
    }
    story.recruiter().get("/v1/applications/" + other).expect(200);
    house.clock().pass(Duration.ofHours(1));

    var query =
        "?application="
            + id
            + "&role=recruiter&action=application-read&from="
            + ApiClient.encoded(from.toString());
    var all = items(officer.get(AUDIT + query).expect(200).json());
    assertThat(all).hasSize(3);
    assertThat(all).extracting(item -> item.path("actor").asText()).containsOnly("kari");
    assertThat(all).extracting(item -> item.path("applicationId").asText()).containsOnly(id);
    assertThat(all)
        .extracting(item -> item.path("id").asLong())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));

    var page = officer.get(AUDIT + query + "&limit=2").expect(200).json();
    assertThat(items(page)).hasSize(2);
    var next = page.path("nextCursor").asText();
    var rest = officer.get(AUDIT + query + "&limit=2&cursor=" + next).expect(200).json();
    assertThat(items(rest))
        .extracting(item -> item.path("id").asLong())
        .containsExactly(all.getLast().path("id").asLong());
    assertThat(rest.has("nextCursor")).isFalse();
    assertThat(items(officer.get(AUDIT + "?action=audit-read").expect(200).json()))
        .as("each reading is an event, and this one comes after it")
        .hasSize(3);
    assertThat(officer.get(AUDIT).expect(200).text()).doesNotContain("Ingvild", "ingvild");

    officer.get(AUDIT + "?role=janitor").expect(422, "invalid-field");
    officer.get(AUDIT + "?action=slept").expect(422, "invalid-field");
    officer.get(AUDIT + "?application=x").expect(422, "invalid-field");
    officer.get(AUDIT + "?from=yesterday").expect(422, "invalid-field");
    officer.get(AUDIT + "?cursor=eA").expect(422, "invalid-field");
    story.recruiter().get(AUDIT).expect(403);
  }

  @Test
  void showsHowFarTheChainGoesAndWhetherItHolds() {
    story.openProcess("Taksator", "P14D");
    awaitVerified(officer, true);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> house.count("audit_event where action = 'process-opened' and seal > 0") == 1);
    assertThat(chain(officer).at("/sealedUpTo/seal").asLong()).isPositive();
    service.close();

    house.execute("update slett.audit_event set actor = 'nobody' where action = 'process-opened'");

    var after = officer(house.open());
    awaitVerified(after, false);
    var verified = chain(after).path("verified");
    assertThat(verified.path("flaw").asText()).isEqualTo("events-changed");
    assertThat(verified.path("brokenAt").asLong()).isPositive();
  }

  private static void awaitVerified(ApiClient officer, boolean intact) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> chain(officer).path("verified").has("intact"));
    assertThat(chain(officer).at("/verified/intact").asBoolean()).isEqualTo(intact);
  }

  private static JsonNode chain(ApiClient officer) {
    return officer.get(AUDIT + "?limit=1").expect(200).json().path("chain");
  }

  private static ApiClient officer(Service service) {
    return House.api(service).as(Surroundings.staff("pia", "privacy-officer"));
  }

  private static List<JsonNode> items(JsonNode page) {
    var items = new ArrayList<JsonNode>();
    page.path("items").forEach(items::add);
    return items;
  }
}
