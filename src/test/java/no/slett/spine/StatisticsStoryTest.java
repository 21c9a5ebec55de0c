package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.slett.law.Law;
import no.slett.statistics.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers through the whole house: each application counts once, and only many are told of. */
final class StatisticsStoryTest {
  @TempDir private Path folder;
  private House house;
  private Story story;

  @BeforeEach
  void open() {
    house = House.build(folder);
    story = Story.of(house.open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("ST-1")
  void eachApplicationCountsOnceAndNoSmallNumberIsTold() {
    var process = story.openProcess("Smed", "P0D");
    var receipts =
        IntStream.range(0, 6)
            .mapToObj(i -> story.apply(process, "Kari" + i, "key-" + i).expect(201).json())
            .toList();
    story.apply(process, "Kari0", "key-0").expect(201); // the same again, and answered the same
    receipts.forEach(receipt -> stage(receipt, "interview"));
    stage(receipts.getFirst(), "screening");
    stage(receipts.getFirst(), "interview");
    stage(receipts.getFirst(), "new");
    receipts.stream().limit(5).forEach(receipt -> decide(receipt, "rejected", "experience"));
    decide(receipts.getFirst(), "hired", "qualifications");
    decide(receipts.getFirst(), "rejected", "experience");
    decide(receipts.getLast(), "withdrawn", "applicant-withdrew");
    story.close(process);
    receipts.forEach(story::awaitErased);

    assertThat(counted(Event.RECEIVED)).isEqualTo(6);
    assertThat(counted(Event.reached("interview"))).isEqualTo(6);
    assertThat(counted(Event.reached("screening"))).isOne();
    assertThat(counted(Event.decided("rejected", "experience").orElseThrow())).isEqualTo(5);
    assertThat(counted(Event.decided("hired", "qualifications").orElseThrow())).isZero();
    assertThat(counted(Event.WITHDRAWN)).isOne();
    assertThat(counted(Event.ERASED)).isEqualTo(6);

    assertThat(shown()).as("the quarter is not over").isEmpty();
    house.clock().pass(Duration.ofDays(95));
    assertThat(shown())
        .containsExactlyInAnyOrder("vacancy received 6", "vacancy interview 6", "vacancy erased 6");
    story.anonymous().get("/v1/statistics").expect(401);
    story.recruiter().get("/v1/statistics?from=2026Q5").expect(422, "invalid-field");
    story.recruiter().get("/v1/statistics?from=2030Q1&to=2026Q1").expect(422, "invalid-field");
  }

  private void stage(JsonNode receipt, String stage) {
    var path = "/v1/applications/" + receipt.path("applicationId").asText() + "/stage";
    assertThat(story.recruiter().put(path, Map.of("stage", stage)).status()).isBetween(200, 204);
  }

  private void decide(JsonNode receipt, String decision, String reason) {
    var path = "/v1/applications/" + receipt.path("applicationId").asText() + "/decision";
    var body = Map.of("decision", decision, "reasonCode", reason);
    story.recruiter().post(path, body).expect(201);
  }

  private long counted(Event event) {
    return house.count(
        "statistic s, generate_series(1, s.count) where event = '" + event.name() + "'");
  }

  private List<String> shown() {
    var items = story.recruiter().get("/v1/statistics").expect(200).json().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(cell -> cell.has("count"))
        .map(
            cell ->
                cell.path("kind").asText()
                    + " "
                    + cell.path("event").asText()
                    + " "
                    + cell.path("count").asLong())
        .toList();
  }
}
