package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import no.slett.config.Key;
import no.slett.contract.Answer;
import no.slett.contract.Multipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever calls too often is told when to come again, and others are not. */
final class LimitsTest {
  @TempDir private Path folder;
  private House house;

  @BeforeEach
  void build() {
    house = House.build(folder);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void codesAreLimitedByAddressAndByNetwork() {
    house
        .with(Key.LIMITS_CODES_PER_ADDRESS, "2/PT15M")
        .with(Key.LIMITS_CODES_PER_NETWORK, "5/PT15M")
        .with(Key.SERVER_FORWARDED_HEADER, "X-Forwarded-For");
    var api = House.api(house.open());
    var here = api.header("X-Forwarded-For", "198.51.100.1, 192.0.2.7");
    for (var address : new String[] {"ivar@example.org", "IVAR@example.org"}) {
      here.post("/v1/me/codes", Map.of("email", address)).expect(202);
    }
    refused(here.post("/v1/me/codes", Map.of("email", "ivar@example.org")));
    here.post("/v1/me/codes", Map.of("email", "unni@example.org")).expect(202);
    var neighbour = api.header("X-Forwarded-For", "203.0.113.5, 192.0.2.200");
    neighbour.post("/v1/me/codes", Map.of("email", "arne@example.org")).expect(202);
    refused(neighbour.post("/v1/me/codes", Map.of("email", "liv@example.org")));
    var elsewhere = api.header("X-Forwarded-For", "192.0.2.7, 203.0.113.5");
    elsewhere.post("/v1/me/codes", Map.of("email", "liv@example.org")).expect(202);

    house.machine().pass(Duration.ofMinutes(16));
    here.post("/v1/me/codes", Map.of("email", "ivar@example.org")).expect(202);
  }

  @Test
  void guessingCodesIsLimitedByAddress() {
    house.with(Key.LIMITS_SESSIONS_PER_ADDRESS, "2/PT15M");
    var api = House.api(house.open());
    var guess = Map.of("email", "ola@example.org", "code", "123456");
    api.post("/v1/me/sessions", guess).expect(422, "invalid-field");
    api.post("/v1/me/sessions", guess).expect(422, "invalid-field");
    refused(api.post("/v1/me/sessions", guess));
  }

  @Test
  void strangersApplySoOftenAndMachinesCallSoOften() {
    house
        .with(Key.LIMITS_APPLICATIONS_PER_NETWORK, "1/PT10M")
        .with(Key.LIMITS_CALLS_PER_CLIENT, "3/PT10M");
    var story = Story.of(house.open());
    var process = story.openProcess("Postbud", "P14D");
    var path = "/v1/hiring-processes/" + process + "/applications";
    // an address that they write themselves counts for nothing without a proxy of ours
    story
        .anonymous()
        .header("X-Forwarded-For", "192.0.2.7")
        .upload(path, Multipart.body().form(story.form(process, "Even")))
        .expect(201);
    refused(
        story
            .anonymous()
            .header("X-Forwarded-For", "203.0.113.7")
            .upload(path, Multipart.body().form(story.form(process, "Odd"))));

    for (var name : new String[] {"Eva", "Ada", "Ida"}) {
      story.apply(process, name);
    }
    refused(story.apply(process, "Una", "one-too-many"));
    story.recruiter().get("/v1/hiring-processes/" + process).expect(200);
    house.machine().pass(Duration.ofMinutes(4));
    story.apply(process, "Una");
  }

  private static void refused(Answer answer) {
    answer.expect(429, "too-many-requests");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
  }
}
