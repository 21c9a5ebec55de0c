package no.slett.spine;

import static java.util.Objects.requireNonNullElse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.slett.config.Key;
import no.slett.contract.Answer;
import no.slett.contract.Multipart;
import no.slett.document.HostileCase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every hostile file goes the whole way, as a browser sends it, and ends as its index says. */
final class HostileUploadTest {
  private static final String REJECTED = "reject_at_intake";
  private static final int MOST_FILES = 10;

  @TempDir private static Path folder;

  /** Where a case's document is once it was received. */
  private record Place(String application, int position) {}

  private final Map<HostileCase, Place> received = new LinkedHashMap<>();
  private int applicants;

  @Test
  void everyHostileFileEndsAsItsIndexSays() throws IOException {
    try (var house = House.build(folder).with(Key.EXTRACTOR_DEADLINE, "PT20S")) {
      var story = Story.of(house.open());
      var process = story.openProcess("Vekter", "P14D");
      // Two cases are known only to a scanner for malware, and there is none.
      var cases = HostileCase.all().stream().filter(c -> !c.needsScanner()).toList();

      send(story, process, cases);

      var read = inspected(story);
      received.forEach((hostile, place) -> check(story, hostile, place, read));
      assertThat(received).hasSizeGreaterThan(40);
    }
  }

  /** What intake may refuse goes alone; the others share applications. */
  private void send(Story story, String process, List<HostileCase> cases) {
    var alone = cases.stream().filter(c -> c.acceptable().contains(REJECTED)).toList();
    alone.forEach(c -> sendAlone(story, process, c));
    var rest = cases.stream().filter(c -> !c.acceptable().contains(REJECTED)).toList();
    for (var i = 0; i < rest.size(); i += MOST_FILES) {
      var together = rest.subList(i, Math.min(rest.size(), i + MOST_FILES));
      receive(together, upload(story, process, together).expect(201).json());
    }
  }

  private void sendAlone(Story story, String process, HostileCase hostile) {
    var answer = upload(story, process, List.of(hostile));
    switch (answer.status()) {
      case 201 -> receive(List.of(hostile), answer.json());
      case 413 -> assertThat(hostile.word()).as("%s", hostile).isEqualTo("file_too_large");
      default -> {
        var problem = answer.expect(422, "file-rejected").json();
        assertThat(problem.path("position").asInt()).isEqualTo(1);
        if (hostile.expected().equals(REJECTED)) {
          assertThat(problem.path("reason").asText()).as("%s", hostile).isEqualTo(hostile.word());
        }
      }
    }
  }

  private Answer upload(Story story, String process, List<HostileCase> cases) {
    var body = Multipart.body().form(story.form(process, "Prøve" + ++applicants));
    for (var hostile : cases) {
      body.file("cv", hostile.claimedName(), hostile.claimedType(), () -> content(hostile));
    }
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", body);
  }

  private static InputStream content(HostileCase hostile) {
    try {
      return hostile.content();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void receive(List<HostileCase> cases, JsonNode receipt) {
    var application = receipt.path("applicationId").asText();
    IntStream.range(0, cases.size())
        .forEach(i -> received.put(cases.get(i), new Place(application, i)));
  }

  private Map<String, JsonNode> inspected(Story story) {
    var read = new LinkedHashMap<String, JsonNode>();
    for (var application :
        new HashSet<>(received.values().stream().map(Place::application).toList())) {
      var path = "/v1/applications/" + application;
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(500))
          .until(
              () -> {
                var json = story.recruiter().get(path).expect(200).json();
                read.put(application, json);
                return !json.findValuesAsText("state").contains("quarantined");
              });
    }
    return read;
  }

  private static void check(
      Story story, HostileCase hostile, Place place, Map<String, JsonNode> read) {
    var document =
        requireNonNullElse(read.get(place.application()), MissingNode.getInstance())
            .path("documents")
            .path(place.position());
    var outcome = outcome(document);
    assertThat(hostile.acceptable()).as("%s: %s", hostile, document).contains(outcome);
    if (outcome.equals(hostile.expected()) && !hostile.word().equals("none")) {
      assertThat(words(document)).as("%s", hostile).contains(hostile.word());
    }
    var name = hostile.expectedDisplayName();
    if (name != null) {
      assertThat(document.path("filename").asText()).isEqualTo(name);
    }
    var path = "/v1/applications/" + place.application() + "/documents/";
    var text = story.recruiter().get(path + document.path("id").asText() + "/text");
    if (outcome.equals("accept_then_quarantine")) {
      text.expect(409, "document-refused");
    } else {
      checkText(hostile, text.expect(200).text());
    }
  }

  private static void checkText(HostileCase hostile, String text) {
    assertThat(orNone(hostile.textMustContain())).as("%s", hostile).allMatch(text::contains);
    assertThat(orNone(hostile.hiddenText())).as("%s", hostile).allMatch(text::contains);
    assertThat(orNone(hostile.textMustNotContain())).as("%s", hostile).noneMatch(text::contains);
  }

  private static List<String> orNone(@Nullable List<String> list) {
    return requireNonNullElse(list, List.of());
  }

  private static String outcome(JsonNode document) {
    return switch (document.path("state").asText()) {
      case "refused" -> "accept_then_quarantine";
      case "clean" -> document.path("flags").isEmpty() ? "accept_clean" : "accept_flagged";
      default -> "none: " + document;
    };
  }

  private static Set<String> words(JsonNode document) {
    var words = new ArrayList<String>();
    words.add(document.path("reason").asText());
    StreamSupport.stream(document.path("flags").spliterator(), false)
        .forEach(flag -> words.add(flag.asText()));
    return Set.copyOf(words);
  }
}
