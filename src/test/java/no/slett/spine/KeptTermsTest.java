package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import no.slett.config.Key;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people were told when they applied cannot be made worse for them (Art. 13(3)). */
final class KeptTermsTest {
  @TempDir private Path folder;
  private House house;
  private Story story;

  @BeforeEach
  void open() {
    house = House.build(folder).with(Key.RETENTION_INACTIVITY, "P90D");
    story = Story.of(house.open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void closingTakesNoLongerThanWhoAppliedWasTold() {
    var process = story.openProcess("Korgmaker", "P7D");
    window(process, "P14D", 200);
    story.apply(process, "Kjellaug");
    window(process, "P15D", 409);
    window(process, "P10D", 200);
    window(process, "P14D", 409);
  }

  @Test
  @Law("PU-2")
  void aProcessIsForgottenNoLaterThanItsApplicantsWereTold() {
    var process = story.openProcess("Kopperslager", "P7D");
    story.apply(process, "Kjerstina");
    var planned = closingAt(process);

    restart(Key.RETENTION_INACTIVITY, "P150D");
    assertThat(closingAt(process)).isEqualTo(planned);
    assertThat(notice(process)).contains("90 dager").doesNotContain("150 dager");
    var later = story.openProcess("Knivsmed", "P7D");
    assertThat(notice(later)).contains("150 dager");
    assertThat(closingAt(later)).isAfter(planned.plus(Duration.ofDays(50)));

    restart(Key.RETENTION_INACTIVITY, "P40D");
    assertThat(closingAt(process)).isBefore(planned.minus(Duration.ofDays(49)));
    assertThat(notice(process)).contains("40 dager");
    house.clock().pass(Duration.ofDays(41));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("closing"));
  }

  @Test
  void aShorterTimeLeavesAWeekForTheWarning() {
    var process = story.openProcess("Kurvfletter", "P7D");
    house.clock().pass(Duration.ofDays(60));
    restart(Key.RETENTION_INACTIVITY, "P30D");
    var week = house.clock().instant().plus(Duration.ofDays(7));
    assertThat(story.status(process)).isEqualTo("open");
    assertThat(Duration.between(closingAt(process), week).abs()).isLessThan(Duration.ofHours(2));
  }

  @Test
  void theGreatestAgeIsTheOneThatTheReceiptNames() {
    var process = story.openProcess("Kjeldegraver", "P7D");
    var promised = story.apply(process, "Kolbein").path("erasure").path("latest").asText();
    restart(Key.RETENTION_GREATEST_AGE, "P24M");
    assertThat(latest(process)).isEqualTo(promised);
    assertThat(notice(process)).contains("12 måneder").doesNotContain("24 måneder");
    restart(Key.RETENTION_GREATEST_AGE, "P6M");
    assertThat(latest(process)).isEqualTo(promised);
    assertThat(notice(process)).contains("12 måneder");
  }

  private void restart(Key key, String value) {
    house.close();
    story = Story.of(house.with(key, value).open());
  }

  private void window(String process, String window, int status) {
    var answer =
        story.recruiter().patch("/v1/hiring-processes/" + process, Map.of("closingWindow", window));
    if (status == 409) {
      answer.expect(409, "wrong-state");
    } else {
      answer.expect(status);
    }
  }

  private Instant closingAt(String process) {
    return Instant.parse(
        house.ask(
            """
            select to_char(closing_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from slett.hiring_process where id = '%s'
            """
                .formatted(process)));
  }

  private String latest(String process) {
    var shown = story.anonymous().get("/v1/hiring-processes/" + process).expect(200).json();
    return shown.path("erasure").path("latest").asText();
  }

  private String notice(String process) {
    var path = "/v1/hiring-processes/" + process + "/notice?lang=nb";
    return story.anonymous().get(path).expect(200).json().path("text").asText();
  }
}
