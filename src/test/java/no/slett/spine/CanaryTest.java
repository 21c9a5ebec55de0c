package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.slett.Service;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import no.slett.local.Samples;
import no.slett.postgres.CrashablePostgres;
import no.slett.postgres.PostgresBinaries;
import no.slett.postgres.PostgresTools;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No readable personal data at rest outside the working index; after the erasure none at all. Every
 * byte that the installation wrote is searched for what twelve applicants sent, what was written
 * about them, and what one of them and the officer had to say to each other.
 */
final class CanaryTest {
  private static final Path SAMPLES = Path.of("src", "test", "resources", "samples");
  private static final String NOTE = "Merknad KANARI-0badc0de om samtalen";
  private static final String COMMENT = "Begrunnelse KANARI-0ddba11c for valget";

  @TempDir private Path folder;
  private CrashablePostgres postgres;
  private House house;

  @BeforeEach
  void build() throws Exception {
    postgres = CrashablePostgres.start(PostgresBinaries.OLDEST, folder.resolve("server"));
    house = House.build(Files.createDirectory(folder.resolve("house")), postgres.server());
  }

  @AfterEach
  void stop() {
    house.close();
    postgres.close();
  }

  @Test
  @Law({"PU-1", "ER-1", "PU-6"})
  void onlyTheWorkingIndexIsReadableAndAfterTheErasureNothing() throws Exception {
    var samples = Samples.read(SAMPLES);
    try (var logged = Logged.begin()) {
      var service = house.withTalentPool(folder, true).open();
      var story = Story.of(service);
      var processes = processes(story, samples);
      var receipts = apply(story, samples, processes);
      work(story, receipts);
      var first = samples.applicants().getFirst().form().path("email").asText();
      var letters = new Correspondence(House.api(service), receipts.getFirst(), first);
      var texts = texts(samples);
      texts.addAll(letters.begin(house));
      var needles = Needles.of(texts);
      demandSharp(needles, letters.mails());
      demandEmptyOutbox();
      demandReadableInIndexOnly(needles, service, logged);

      letters.end();
      processes.values().forEach(story::close);
      for (var receipt : receipts) {
        assertThat(needles.in(story.awaitErased(receipt))).isEmpty();
      }
      demandEmptyOutbox();
      assertThat(needles.in(auditLog())).isEmpty();
      assertThat(needles.in(operatorPages(service))).isEmpty();
      stop();

      assertThat(needles.inFolder(folder)).isEmpty();
      assertThat(needles.in(logged.text())).isEmpty();
    }
  }

  private void demandReadableInIndexOnly(Needles needles, Service service, Logged logged)
      throws Exception {
    assertThat(index()).contains("Håkon", "f7e0c10b");
    var tools = PostgresTools.find();
    if (tools.isPresent()) {
      demandDarkBackups(tools.get(), needles);
    }
    assertThat(needles.inFolder(house.folder())).isEmpty();
    assertThat(needles.in(Files.readString(folder.resolve("server/server.log")))).isEmpty();
    assertThat(needles.in(logged.text())).isEmpty();
    assertThat(needles.in(operatorPages(service))).isEmpty();
  }

  /** A test that searches for nothing finds nothing. */
  private static void demandSharp(Needles needles, String mails) throws IOException {
    assertThat(needles.in(mails)).anyMatch(text -> text.startsWith("/me#"));
    assertThat(needles.in(mails)).anyMatch(text -> text.contains("har utsatt slettingen"));
    assertThat(needles.inFile(SAMPLES.resolve("10-kare/cv.txt")))
        .contains("KANARI-8a20fab4", "Blåfjellmo");
    assertThat(needles.in("'f7e0c10b':1 'HÅKON'")).contains("f7e0c10b", "Håkon");
  }

  private static Set<String> texts(Samples samples) throws IOException {
    var texts = new TreeSet<String>(List.of(NOTE, COMMENT, "0badc0de", "0ddba11c"));
    for (var applicant : samples.applicants()) {
      var form = applicant.form();
      for (var name : List.of("givenName", "familyName", "email", "phone", "address")) {
        texts.add(form.path(name).asText());
      }
      texts.addAll(List.of(form.path("coverLetter").asText().split("(?<=[.!?])\\s+")));
      form.path("answers").forEach(answer -> texts.add(answer.asText()));
      for (var referee : form.path("referees")) {
        referee.forEach(value -> texts.add(value.asText()));
      }
      applicant.documents().forEach(d -> texts.add(fileName(applicant, d)));
    }
    ofDocuments(texts);
    texts.removeIf(text -> text.length() < 4);
    return texts;
  }

  private static void ofDocuments(Set<String> texts) throws IOException {
    var index = Story.read(SAMPLES.resolve("index.json"));
    for (var document : index.findValues("documents")) {
      for (var one : document) {
        one.path("phrases").forEach(phrase -> texts.add(phrase.asText()));
        var canary = one.path("canary").asText("");
        if (!canary.isEmpty()) {
          texts.add(canary);
          texts.add(canary.substring("KANARI-".length()));
        }
        one.findValuesAsText("number").forEach(texts::add);
      }
    }
  }

  private static String fileName(Samples.Applicant applicant, Samples.Document document) {
    return applicant.form().path("familyName").asText() + " " + document.file().getFileName();
  }

  private static Map<String, String> processes(Story story, Samples samples) {
    var ids = new HashMap<String, String>();
    for (var vacancy : samples.vacancies()) {
      var draft =
          Map.of(
              "title", vacancy.title(), "closingWindow", "P0D", "questions", vacancy.questions());
      var id = story.recruiter().post("/v1/hiring-processes", draft).expect(201).json().path("id");
      story.recruiter().post("/v1/hiring-processes/" + id.asText() + "/open").expect(200);
      ids.put(vacancy.slug(), id.asText());
    }
    return ids;
  }

  private static List<JsonNode> apply(Story story, Samples samples, Map<String, String> processes) {
    var receipts = new ArrayList<JsonNode>();
    for (var applicant : samples.applicants()) {
      var process = processes.getOrDefault(applicant.process(), "");
      var form = applicant.form().<ObjectNode>deepCopy();
      form.put("noticeVersion", story.notice(process));
      var body = Multipart.body().form(form);
      for (var file : applicant.documents()) {
        body.file(file.kind(), fileName(applicant, file), file.mediaType(), file.file());
      }
      receipts.add(
          story
              .careersSite()
              .header("Idempotency-Key", "nøkkel-" + applicant.id().hashCode())
              .upload("/v1/hiring-processes/" + process + "/applications", body)
              .expect(201)
              .json());
    }
    return receipts;
  }

  /** What recruiters do with them: read, search, note, decide. */
  private static void work(Story story, List<JsonNode> receipts) {
    for (var receipt : receipts) {
      var read = story.awaitInspected(receipt);
      var path = "/v1/applications/" + receipt.path("applicationId").asText();
      story.recruiter().post(path + "/notes", Map.of("text", NOTE)).expect(201);
      story
          .recruiter()
          .post(
              path + "/decision",
              Map.of("decision", "rejected", "reasonCode", "other", "comment", COMMENT))
          .expect(201);
      var list = "/v1/hiring-processes/" + read.path("hiringProcessId").asText() + "/applications";
      var found = story.recruiter().get(list + "?q=" + name(read)).expect(200).json();
      assertThat(found.path("items").findValuesAsText("familyName"))
          .contains(read.path("familyName").asText());
    }
  }

  private static String name(JsonNode read) {
    return ApiClient.encoded(read.path("familyName").asText());
  }

  private void demandDarkBackups(PostgresTools tools, Needles needles) throws IOException {
    var dump = folder.resolve("all.sql");
    var whole = tools.dump(house.address(), List.of(), dump);
    assertThat(whole.exitCode()).as("a dump that takes the working index along").isNotZero();
    assertThat(whole.output()).contains("permission denied").contains("working_index");

    var base = tools.baseBackup(house.address(), folder.resolve("base"));
    assertThat(base.exitCode()).as(base.output()).isZero();
    var careful = tools.dump(house.address(), List.of("--exclude-schema=working_index"), dump);
    assertThat(careful.exitCode()).as(careful.output()).isZero();
    assertThat(dump).content().contains("COPY slett.application");

    assertThat(needles.inFile(dump)).isEmpty();
    assertThat(needles.inFolder(folder.resolve("base"))).isEmpty();
  }

  private void demandEmptyOutbox() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ask("select count(*) from slett.outbox").equals("0"));
  }

  private String index() throws SQLException {
    return ask(
        """
        select (select string_agg(d::text, ' ') from working_index.directory d)
            || (select string_agg(f::text, ' ') from working_index.fulltext f)
        """);
  }

  private String auditLog() throws SQLException {
    return ask("select string_agg(a::text, ' ') from slett.audit_event a");
  }

  private String ask(String query) throws SQLException {
    var url = house.address().jdbcUrl();
    return postgres.server().ask(url.substring(url.lastIndexOf('/') + 1), query);
  }

  private static String operatorPages(Service service) throws Exception {
    var operator = URI.create("http://127.0.0.1:" + service.operatorPort());
    var metrics = Http.get(operator.resolve("/metrics"));
    assertThat(metrics.statusCode()).isEqualTo(200);
    return metrics.body() + Http.get(operator.resolve("/health/ready")).body();
  }
}
