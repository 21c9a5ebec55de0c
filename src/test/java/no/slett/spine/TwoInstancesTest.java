package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Two instances share one installation: everything is done, and done once. */
@Isolated("it hears whatever this JVM logs")
final class TwoInstancesTest {
  private static final int APPLICATIONS = 200;
  private static final int AT_ONCE = 8;

  @TempDir private Path folder;
  private House house;
  private Traces traces;
  private Alarms alarms;

  @BeforeEach
  void build() {
    alarms = Alarms.listen();
    house = House.build(folder);
    traces = new Traces(house);
  }

  @AfterEach
  void close() {
    house.close();
    alarms.close();
  }

  @Test
  @Law("ER-1")
  void twoHundredApplicationsAreToldAndErasedOnce() throws Exception {
    var stories = List.of(Story.of(house.open()), Story.of(house.open()));
    var processes = stories.stream().map(s -> s.openProcess("Tvilling", "P0D")).toList();

    var receipts = apply(stories, processes);
    traces.awaitMailSent();
    atOnce(
        List.of(
            () -> stories.get(0).close(processes.get(1)),
            () -> stories.get(1).close(processes.get(0))));

    processes.forEach(traces::awaitPurged);
    for (var i = 0; i < APPLICATIONS; i++) {
      traces.awaitErasedOnce(processes.get(i % 2), receipts.get(i));
      assertThat(stories.get(i % 2).erasure(receipts.get(i)).path("status").asText())
          .isEqualTo("erased");
    }
    assertThat(house.count("certificate")).isEqualTo(APPLICATIONS);
    assertThat(house.count("erasure_batch where extent = 'process'")).isEqualTo(2);
    demandOneReceiptAndOneClosingLetterEach();
    assertThat(alarms.lines()).isEmpty();
  }

  private static List<JsonNode> apply(List<Story> stories, List<String> processes)
      throws Exception {
    var deeds = new ArrayList<Callable<JsonNode>>();
    for (var i = 0; i < APPLICATIONS; i++) {
      var number = i;
      deeds.add(() -> apply(stories.get(number / 2 % 2), processes.get(number % 2), number));
    }
    return atOnce(deeds);
  }

  private static JsonNode apply(Story story, String process, int number) {
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body().form(story.form(process, "Tvilling" + number)))
        .expect(201)
        .json();
  }

  private static <T> List<T> atOnce(List<Callable<T>> deeds) throws Exception {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      var done = new ArrayList<T>();
      for (var deed : threads.invokeAll(deeds)) {
        done.add(deed.get());
      }
      return done;
    }
  }

  /** The mail server may still be busy with the last one when its row is gone. */
  private static void demandOneReceiptAndOneClosingLetterEach() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(mails()).hasSize(2 * APPLICATIONS));
    assertThat(mails()).doesNotHaveDuplicates();
  }

  private static List<String> mails() {
    return Stream.of(Surroundings.mail().getReceivedMessages())
        .map(TwoInstancesTest::recipientAndSubject)
        .filter(mail -> mail.startsWith("tvilling"))
        .toList();
  }

  private static String recipientAndSubject(Message mail) {
    try {
      return mail.getAllRecipients()[0] + " " + mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
