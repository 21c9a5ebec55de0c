package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import no.slett.CrashPoints;
import no.slett.basis.Catalogue;
import no.slett.config.Key;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The record says what is configured, and what the notice says. */
final class RecordTest {
  private static final String RECORD = "/v1/privacy/record";
  private static final Path CONTROLLER =
      Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");

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
  @Law({"AK-1", "ST-0"})
  void aChangedRuleIsInRecordAndNoticeAlike() throws Exception {
    var before = house.open();
    var story = Story.of(before);
    var process = story.openUnsolicited("Åpen søknad");
    var record = record(House.api(before));
    assertThat(erasure(record, "unsolicited", "cv")).startsWith("6 months after");
    assertThat(erasure(record, "accountability", "access-log"))
        .isEqualTo("3 years after the event");
    assertThat(notice(story, process)).contains("6 months after we received it", "3 years");

    var catalogue = Catalogue.packaged().yaml();
    var rule = "retention: {trigger: recorded, duration: P3Y, hardCap: P3Y}";
    var changed = Files.writeString(folder.resolve("catalogue.yaml"), shorter(catalogue, rule));
    var after =
        house
            .with(Key.CATALOGUE_FILE, changed.toString())
            .with(Key.RETENTION_UNSOLICITED, "P4M")
            .open();

    var anew = record(House.api(after));
    assertThat(erasure(anew, "unsolicited", "cv")).startsWith("4 months after");
    assertThat(erasure(anew, "accountability", "access-log")).isEqualTo("2 years after the event");
    assertThat(notice(Story.of(after), Story.of(after).openUnsolicited("Ny")))
        .contains("4 months after we received it", "for 2 years after the erasure");
  }

  @Test
  @Law("AK-1")
  void saysEveryPointOfArticleThirtyAboutEverything() throws Exception {
    declare(
        """
          - id: far-cloud
            name: Far Cloud Inc.
            role: processor
            category: {nb: analyse, nn: analyse, en: analysis}
            country: US
            transferBasis: standard-clauses
            contract: DPA 2026-9
            subProcessors:
              - {name: Farther Disks, country: IN, transferBasis: standard-clauses}
        """);
    var api = House.api(house.with(Key.DATABASE_OPERATED_BY, "hosting").open());

    var record = record(api);

    assertThat(record.path("controller").path("organisationNumber").asText())
        .isEqualTo("921074352");
    assertThat(names(record.path("activities"), "activity"))
        .containsExactly(
            "recruitment", "unsolicited", "hired-qualifications", "rights", "accountability");
    assertThat(all(record, "person")).contains("applicant", "referee", "mentioned", "staff");
    assertThat(names(record.at("/sharing/recipients"), "name"))
        .containsExactly("Eksempel Post AS", "Eksempel Drift ApS", "Far Cloud Inc.");
    assertThat(record.at("/sharing/recipients/0/gets/0").asText()).isEqualTo("mail");
    assertThat(record.at("/sharing/recipients/1/gets/0").asText()).isEqualTo("database");
    assertThat(names(record.at("/sharing/transfers"), "country"))
        .containsExactly("United States", "India");
    assertThat(measure(record, "purposes")).matches(".*holds for (\\d+) of \\1 tables\\.");
    assertThat(measure(record, "no-scanner")).isNotEmpty();
    assertThat(measure(record, "folders")).isNotEmpty();
    assertThat(measure(record, "mail-none")).isNotEmpty();
    assertThat(measure(record, "backups")).contains("30 days");
  }

  @Test
  @Law("AK-1")
  void comesAsAPageAndAsATableInThreeLanguages() {
    var api = officer(House.api(house.open()));
    for (var language : List.of("nb", "nn", "en")) {
      var page = api.header("Accept", "text/html").get(RECORD + "?lang=" + language).expect(200);
      assertThat(page.text())
          .contains("<html lang=\"" + language + "\">", "Visma Property Solutions AS", "</html>");
      assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("style-src 'sha256-");
      var table = api.header("Accept", "text/csv").get(RECORD + "?lang=" + language).expect(200);
      var lines = table.text().split("\r\n");
      assertThat(lines).hasSizeGreaterThan(20);
      assertThat(lines).allMatch(line -> line.split("\",\"").length == 9, "nine cells");
      assertThat(lines).noneMatch(line -> line.contains("\"\""));
    }
    api.get(RECORD + "?lang=sv").expect(422, "invalid-field");
    Story.of(house.open()).recruiter().get(RECORD).expect(403);
  }

  @Test
  @Law("AK-1")
  void whoGotDataOnceStaysInTheRecord() throws Exception {
    declare(
        """
          - id: old-payroll
            name: Gammel Lønn AS
            role: recipient
            category: {nb: lønn, nn: løn, en: payroll}
            country: NO
        """);
    house.open().close();
    house.with(Key.CONTROLLER_FILE, CONTROLLER.toAbsolutePath().toString());

    var recipients = record(House.api(house.open())).at("/sharing/recipients");

    var old = recipients.get(recipients.size() - 1);
    assertThat(old.path("name").asText()).isEqualTo("Gammel Lønn AS");
    assertThat(old.path("former").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"DATABASE_OPERATED_BY, database.operated-by", "MAIL_OPERATED_BY, mail.operated-by"})
  @Law("AK-2")
  void whoRunsSomethingForUsIsDeclaredOrNothingStarts(Key key, String path) {
    house.with(key, "somebody");
    assertThatThrownBy(() -> house.start(CrashPoints.none()))
        .hasMessage(path + ": the controller's file declares no recipient 'somebody'");
  }

  @Test
  @Law("AK-2")
  void aProcessorWithoutAContractStopsTheStart() throws Exception {
    declare(
        """
          - id: no-contract
            name: Uten Avtale AS
            role: processor
            category: {nb: drift, nn: drift, en: hosting}
            country: NO
        """);
    assertThatThrownBy(() -> house.start(CrashPoints.none()))
        .hasMessageEndingWith("a processor works under a contract: give its reference");
  }

  /** Besides those who are declared already. */
  private void declare(String recipient) throws Exception {
    var file = folder.resolve("controller.yaml");
    Files.writeString(file, Files.readString(CONTROLLER) + recipient);
    house.with(Key.CONTROLLER_FILE, file.toString());
  }

  private static String shorter(String yaml, String rule) {
    assertThat(yaml).contains(rule);
    return yaml.replace(rule, rule.replace("duration: P3Y", "duration: P2Y"));
  }

  private static ApiClient officer(ApiClient api) {
    return api.as(Surroundings.staff("pia", "privacy-officer"));
  }

  private static JsonNode record(ApiClient api) {
    return officer(api).get(RECORD + "?lang=en").expect(200).json();
  }

  private static String notice(Story story, String process) {
    return story
        .anonymous()
        .get("/v1/hiring-processes/" + process + "/notice?lang=en")
        .expect(200)
        .json()
        .path("text")
        .asText();
  }

  private static String erasure(JsonNode record, String activity, String category) {
    return find(
            find(record.path("activities"), "activity", activity).path("data"),
            "category",
            category)
        .path("erasure")
        .asText();
  }

  private static String measure(JsonNode record, String name) {
    return find(record.path("measures"), "measure", name).path("description").asText();
  }

  private static JsonNode find(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(node -> node.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + value));
  }

  private static List<String> names(JsonNode list, String field) {
    var names = new ArrayList<String>();
    list.forEach(node -> names.add(node.path(field).asText()));
    return names;
  }

  private static List<String> all(JsonNode tree, String field) {
    return Objects.requireNonNull(tree.findValuesAsText(field));
  }
}
