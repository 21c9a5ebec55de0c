package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever was hired is handed over before the rest goes, or somebody says why not. */
final class HandoverTest {
  private static final List<String> EDUCATION = List.of("Fyrvokterskolen, 2014");
  private static final String BOTH = "[handover, qualifications]";

  @TempDir private Path folder;
  private House house;
  private Story story;
  private Recruiter recruiter;

  @BeforeEach
  void open() {
    house = House.build(folder);
    story = Story.of(house.open());
    recruiter = new Recruiter(story.recruiter());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law({"IN-5", "PU-3"})
  void closingWaitsForTheHandoverAndTheQualificationsOfTheHired() throws Exception {
    var process = story.openProcess("Fyrvokter", "P14D");
    var hired = applyWithReferee(process, "Magnhild");
    var rejected = story.apply(process, "Margit");
    var read = story.awaitInspected(hired);
    note(hired, "Litt for selvsikker.");
    recruiter.decide(hired, "hired");
    recruiter.decide(rejected, "rejected");

    var refused = recruiter.close(process).expect(409, "handover-missing").json();
    assertThat(Recruiter.missing(refused, hired)).hasToString(BOTH);
    assertThat(Recruiter.missing(refused, rejected)).isEmpty();
    assertThat(recruiter.closing(process).path("missing")).isEqualTo(refused.path("missing"));

    var cv = read.path("documents").get(0);
    var fields = List.of("givenName", "familyName", "phone");
    var parcel = recruiter.download(hired, fields, List.of(cv.path("id").asText())).expect(200);
    var files = unzip(parcel.bytes());
    assertThat(files).containsOnlyKeys("application.json", "documents/01-CV Magnhild.txt");
    assertThat(sha256(file(files, "documents/01-CV Magnhild.txt")))
        .isEqualTo(cv.path("sha256").asText());
    var manifest = text(file(files, "application.json"));
    assertThat(manifest)
        .contains("\"fields\":{\"givenName\":\"Magnhild\",\"familyName\":\"Prøvesen\"}")
        .doesNotContain("selvsikker", "example.org", "Kanari", "Referansen");

    refused = recruiter.close(process).expect(409, "handover-missing").json();
    assertThat(Recruiter.missing(refused, hired)).hasToString("[qualifications]");
    var export = recruiter.export(hired, EDUCATION).expect(200);
    assertThat(export.json().path("education").get(0).asText()).isEqualTo(EDUCATION.getFirst());
    assertThat(export.text()).doesNotContain("selvsikker", "Magnhild");
    assertThat(
            house.count(
                "audit_event where action = 'qualifications-exported' and digest = '"
                    + sha256(export.bytes())
                    + "'"))
        .isOne();

    recruiter.close(process).expect(200);
    assertThat(recruiter.closing(process).path("hired").get(0).path("handover").path("by").asText())
        .isEqualTo("download");
    house.clock().pass(Duration.ofDays(14));
    new Traces(house).awaitPurged(process);
    assertThat(house.count("handover")).isZero();
    story.recruiter().get("/v1/hiring-processes/" + process + "/closing").expect(403);
    recruiter.export(hired, EDUCATION).expect(403, "legal-basis-ended");
  }

  @Test
  @Law("PU-3")
  void notesGoOnlyWhenTheyAreChosen() throws Exception {
    var process = story.openProcess("Møller", "P14D");
    var hired = story.apply(process, "Mathilde");
    note(hired, "Rolig og presis.");
    recruiter.decide(hired, "hired");
    var body =
        Map.<String, Object>of("fields", List.of(), "documents", List.of(), "to", "download");
    recruiter.handOver(hired, body).expect(422, "invalid-field");
    var withNotes = new LinkedHashMap<>(body);
    withNotes.put("notes", true);
    var files = unzip(recruiter.handOver(hired, withNotes).expect(200).bytes());
    assertThat(files).containsOnlyKeys("application.json", "notes/001.json");
    assertThat(text(file(files, "notes/001.json"))).contains("Rolig og presis.");
  }

  @Test
  @Law("IN-5")
  void aReasonedWaiverDoesInsteadAndIsSealed() {
    var process = story.openProcess("Murer", "P0D");
    var hired = story.apply(process, "Mons");
    var other = story.apply(process, "Mette");
    recruiter.waive(hired, "handover", "Er ansatt her fra før.").expect(409, "wrong-state");
    recruiter.decide(hired, "hired");
    recruiter.waive(hired, "handover", "  ").expect(422, "invalid-field");
    recruiter.waive(hired, "holiday", "Er ansatt her fra før.").expect(404, "not-found");
    recruiter.waive(hired, "handover", "Er ansatt her fra før.").expect(204);
    recruiter.waive(hired, "handover", "Er ansatt her fra før av.").expect(204);
    recruiter.export(hired, EDUCATION).expect(200);
    recruiter.waive(hired, "qualifications", "Trengs ikke.").expect(409, "wrong-state");
    recruiter.export(other, EDUCATION).expect(409, "wrong-state");
    recruiter.download(other, List.of("email"), List.of()).expect(409, "wrong-state");
    assertThat(house.count("handover where met_by = 'waiver' and length(reason) > 40")).isOne();
    assertThat(house.count("handover where position('ansatt' in encode(reason, 'escape')) > 0"))
        .isZero();
    assertThat(house.count("audit_event where action = 'duty-waived'")).isEqualTo(2);
    recruiter.close(process).expect(200);
    new Traces(house).awaitPurged(process);
  }

  @Test
  @Law("PU-3")
  void hrTakesThePackageAndIsInTheLedgerOrNothingCounts() throws Exception {
    try (var hr = new FakeRecipient()) {
      house.close();
      house = House.build(Files.createDirectory(folder.resolve("with-hr")));
      hr.declareTo(house);
      story = Story.of(house.open());
      recruiter = new Recruiter(story.recruiter());
      var process = story.openProcess("Månesmed", "P14D");
      var hired = story.apply(process, "Magnor");
      var cv = story.awaitInspected(hired).path("documents").get(0).path("id").asText();
      recruiter.decide(hired, "hired");
      var wanted =
          Map.<String, Object>of("fields", List.of("email"), "documents", List.of(cv), "to", "hr");

      recruiter.handOver(hired, wanted).expect(204);
      assertThat(hr.unsigned()).isEmpty();
      assertThat(unzip(hr.packages().getFirst())).containsKey("documents/01-CV Magnor.txt");
      assertThat(recruiter.closing(process).at("/hired/0/handover/by").asText()).isEqualTo("hr");
      var told = "disclosure where path = 'handover' and recipient = 'hr-system'";
      assertThat(house.count(told + " and categories = '{cv,profile}'")).isOne();

      var other = story.apply(process, "Mattea");
      recruiter.decide(other, "hired");
      hr.refusesPackages();
      var refused = Map.<String, Object>of("fields", List.of("email"), "documents", List.of());
      var toHr = new LinkedHashMap<>(refused);
      toHr.put("to", "hr");
      recruiter.handOver(other, toHr).expect(502, "recipient-unavailable");
      assertThat(
              house.count(
                  "handover where application_id = '" + other.path("applicationId").asText() + "'"))
          .isZero();
    }
  }

  @Test
  void whatIsNotThePersonsIsRefused() {
    var process = story.openProcess("Målsettersmed", "P14D");
    var hired = story.apply(process, "Malene");
    var other = story.apply(process, "Magne");
    recruiter.decide(hired, "hired");
    var foreign = story.awaitInspected(other).path("documents").get(0).path("id").asText();
    var refusal = recruiter.download(hired, List.of(), List.of(foreign)).expect(422);
    assertThat(refusal.json().path("field").asText()).isEqualTo("documents[0]");
    recruiter.download(hired, List.of("referees"), List.of()).expect(422, "invalid-field");
    var toHr = Map.<String, Object>of("fields", List.of("email"), "documents", List.of());
    var body = new LinkedHashMap<>(toHr);
    body.put("to", "hr");
    assertThat(recruiter.handOver(hired, body).expect(422).json().path("field").asText())
        .isEqualTo("to");
    var manager = story.anonymous().as(Surroundings.staff("per", "hiring-manager"));
    new Recruiter(manager).export(hired, EDUCATION).expect(403, "forbidden");
    assertThat(house.count("handover")).isZero();
  }

  @Test
  @Law("PU-3")
  void nobodyHiredIsAlwaysClosableAndOfTwoHiredBothAreAskedFor() {
    recruiter.close(story.openProcess("Ingen søkere", "P14D")).expect(200);
    var cancelled = story.openProcess("Avlyst", "P14D");
    story.apply(cancelled, "Mikkel");
    recruiter.close(cancelled).expect(200);

    var withdrawn = story.openProcess("Alle trakk seg", "P14D");
    var gone = story.apply(withdrawn, "Mari");
    recruiter.decide(gone, "hired");
    recruiter.decide(gone, "withdrawn");
    recruiter.close(withdrawn).expect(200);

    var two = story.openProcess("To stillinger", "P14D");
    var first = story.apply(two, "Mia");
    var second = story.apply(two, "Milo");
    List.of(first, second).forEach(receipt -> recruiter.decide(receipt, "hired"));
    List.of("handover", "qualifications")
        .forEach(duty -> recruiter.waive(first, duty, "Er ansatt her.").expect(204));
    var refused = recruiter.close(two).expect(409, "handover-missing").json();
    assertThat(Recruiter.missing(refused, first)).isEmpty();
    assertThat(Recruiter.missing(refused, second)).hasToString(BOTH);
    recruiter.decide(second, "rejected");
    recruiter.close(two).expect(200);
  }

  @Test
  @Law({"IN-5", "PU-2"})
  void theClockWaitsForNobodyAndSaysSo() {
    var process = story.openProcess("Metallstøper", "P14D");
    var hired = story.apply(process, "Marte");
    recruiter.decide(hired, "hired");
    house.clock().pass(Duration.ofDays(181));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> house.count("audit_event where action = 'duty-waived' and role = 'system'") == 2);
    assertThat(story.status(process)).isEqualTo("closing");
    assertThat(recruiter.closing(process).at("/hired/0/qualifications/by").asText())
        .isEqualTo("clock");
    story.recruiter().post("/v1/hiring-processes/" + process + "/reopen").expect(200);
    var refused = recruiter.close(process).expect(409, "handover-missing").json();
    assertThat(Recruiter.missing(refused, hired)).hasToString(BOTH);
  }

  private JsonNode applyWithReferee(String process, String name) {
    var form = story.form(process, name);
    form.putArray("referees").addObject().put("name", "Referansen Ringdal");
    var cv = ("Curriculum vitae for " + name).getBytes(StandardCharsets.UTF_8);
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body().form(form).file("cv", "CV " + name + ".txt", "text/plain", cv))
        .expect(201)
        .json();
  }

  private void note(JsonNode receipt, String text) {
    var path = "/v1/applications/" + receipt.path("applicationId").asText() + "/notes";
    story.recruiter().post(path, Map.of("text", text)).expect(201);
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] file(Map<String, byte[]> files, String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
