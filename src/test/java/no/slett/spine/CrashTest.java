package no.slett.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import no.slett.erasure.ErasureStep;
import no.slett.intake.IntakeStep;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service dies after each of its steps, and another instance comes: what was received is kept,
 * what was not leaves nothing, and what was to be erased is erased (promises 2 and 4).
 */
final class CrashTest {
  /** Longer than the lease of a batch, which keeps others from work that is under way. */
  private static final Duration LEASES_END = Duration.ofSeconds(130);

  @TempDir private static Path folder;
  private static final Map<IntakeStep, String> UPLOADS = new EnumMap<>(IntakeStep.class);
  private static final Map<ErasureStep, Filled> PURGES = new EnumMap<>(ErasureStep.class);
  private static final Map<ErasureStep, Filled> WITHDRAWALS = new EnumMap<>(ErasureStep.class);
  private static House house;
  private static Traces traces;

  /** A process with two applications, one of which has a note. */
  private record Filled(String process, JsonNode first, JsonNode second) {}

  @BeforeAll
  static void fill() {
    house = House.build(folder);
    traces = new Traces(house);
    try (var service = house.open()) {
      var story = Story.of(service);
      for (var step : IntakeStep.values()) {
        UPLOADS.put(step, story.openProcess("Opptak " + step, "P14D"));
      }
      for (var step : ErasureStep.values()) {
        PURGES.put(step, filled(story, "P0D"));
        WITHDRAWALS.put(step, filled(story, "P14D"));
      }
      WITHDRAWALS.values().forEach(filled -> story.awaitInspected(filled.second));
      traces.awaitMailSent();
    }
    house.machine().pass(LEASES_END);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @ParameterizedTest
  @EnumSource(IntakeStep.class)
  @Law("SE-2")
  void whatWasReceivedIsKeptAndWhatWasNotLeavesNothing(IntakeStep step) throws Exception {
    var process = Objects.requireNonNull(UPLOADS.get(step));
    var key = UUID.randomUUID().toString();
    crash(step, story -> story.apply(process, "Ragnhild", key));
    var committed = step.compareTo(IntakeStep.COMMITTED) >= 0;
    var of = " where process_id = '" + process + "'";
    assertThat(house.count("application" + of)).isEqualTo(committed ? 1 : 0);
    assertThat(house.count("erasure" + of)).isEqualTo(committed ? 1 : 0);

    try (var service = house.open()) {
      var story = Story.of(service);
      var receipt = story.apply(process, "Ragnhild", key).expect(201).json();

      assertThat(story.apply(process, "Ragnhild", key).expect(201).json()).isEqualTo(receipt);
      var list = story.recruiter().get("/v1/hiring-processes/" + process + "/applications");
      assertThat(list.expect(200).json().path("items").findValuesAsText("applicationId"))
          .containsExactly(receipt.path("applicationId").asText());
      demandReadable(story, receipt);
      traces.demandNobodyElse(process, receipt);
    }
  }

  @ParameterizedTest
  @EnumSource(ErasureStep.class)
  @Law("ER-1")
  void aPurgeIsCarriedOn(ErasureStep step) throws Exception {
    var filled = Objects.requireNonNull(PURGES.get(step));
    crash(step, story -> story.close(filled.process));

    try (var service = house.open()) {
      var story = Story.of(service);
      for (var receipt : List.of(filled.first, filled.second)) {
        assertThat(story.awaitErased(receipt)).contains(".");
        traces.awaitErasedOnce(filled.process, receipt);
      }
      traces.awaitPurged(filled.process);
    }
  }

  @ParameterizedTest
  @EnumSource(ErasureStep.class)
  @Law("ER-1")
  void aWithdrawalIsCarriedOn(ErasureStep step) throws Exception {
    var filled = Objects.requireNonNull(WITHDRAWALS.get(step));
    crash(step, story -> withdraw(story, filled.first));

    try (var service = house.open()) {
      var story = Story.of(service);
      assertThat(story.awaitErased(filled.first)).contains(".");
      traces.awaitErasedOnce(filled.process, filled.first);
      demandReadable(story, filled.second);
      assertThat(story.erasure(filled.second).path("status").asText()).isEqualTo("active");
    }
  }

  /** The answer may come before the instance dies, or not at all. */
  private static void crash(Enum<?> step, Consumer<Story> deed) throws Exception {
    try (var instance = CrashingService.start(house, step)) {
      try {
        deed.accept(instance.story());
      } catch (UncheckedIOException cutOff) {
        assertThat(cutOff).isNotNull();
      }
      instance.awaitCrash();
    }
  }

  private static Filled filled(Story story, String window) {
    var process = story.openProcess("Murer", window);
    var first = story.apply(process, "Oddlaug");
    story
        .recruiter()
        .post(path(first) + "/notes", Map.of("text", "Kanari-notat om murverk"))
        .expect(201);
    return new Filled(process, first, story.apply(process, "Gudmund"));
  }

  private static void withdraw(Story story, JsonNode receipt) {
    story
        .recruiter()
        .post(
            path(receipt) + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"));
  }

  private static void demandReadable(Story story, JsonNode receipt) {
    var documents = story.awaitInspected(receipt).path("documents");
    assertThat(documents).hasSize(1);
    assertThat(documents.path(0).path("state").asText()).isEqualTo("clean");
    var id = receipt.path("documents").path(0).path("id").asText();
    var content = story.recruiter().get(path(receipt) + "/documents/" + id).expect(200).bytes();
    assertThat(new String(content, UTF_8)).startsWith("Curriculum vitae for ");
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText();
  }
}
