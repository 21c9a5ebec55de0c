package no.slett.spine;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gave goes along with them, and nothing else does. */
final class PortableTest {
  private static final String PORTABLE = "/v1/me/portable";
  private static final byte[] CV = "Seiler siden 2009.".getBytes(StandardCharsets.UTF_8);

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;

  @BeforeAll
  static void open() throws IOException {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service =
        new Catalogues(folder)
            .enabling(house, "talent-pool", "claims-defence", "referee-contact")
            .open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("PO-1")
  void whatOthersWriteChangesNotOneByte() {
    var receipt = applied(story.openProcess("Seilmaker", "P14D"), "Amalie");
    story.awaitInspected(receipt);
    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    var me = signIn("amalie");
    var before = me.get(PORTABLE).expect(200).bytes();
    story.recruiter().post(path + "/notes", Map.of("text", "Merkbar ro")).expect(201);
    story.recruiter().put(path + "/stage", Map.of("stage", "interview")).expect(204);
    var referee = Referee.named(story, api, receipt, "turid.p@example.org");
    referee.contact().expect(200);
    referee.note().expect(201);
    var decision = Map.of("decision", "rejected", "reasonCode", "other", "comment", "Merkbar ro");
    story.recruiter().post(path + "/decision", decision).expect(201);
    assertThat(me.get(PORTABLE).expect(200).bytes()).isEqualTo(before);

    var copy = me.get(PORTABLE).expect(200).json();
    assertThat(copy.toString())
        .doesNotContain("Merkbar", "grundig", "interview", "rejected", "claims", "6(1)(f)");
    var given = copy.path("applications").get(0);
    assertThat(given.path("legalBases").get(0).asText()).isEqualTo("6(1)(b)");
    assertThat(given.at("/referees/0/name").asText()).isEqualTo("Turid Lauvåsmo");
    assertThat(given.at("/referees/0/email").asText()).isEqualTo("turid.p@example.org");
    assertThat(given.at("/answers/0/answer").asText()).isEqualTo("Ja");
    assertThat(given.path("coverLetter").asText()).contains("Kanari-Amalie");
    assertThat(Instant.parse(given.path("submittedAt").asText()))
        .isCloseTo(receipt.path("receivedAt").asText(), within(1, MILLIS));
  }

  @Test
  @Law("PO-2")
  void itIsAsItsPublishedSchemaSaysAndBringsTheFiles() throws Exception {
    var receipt = applied(story.openProcess("Kompassmaker", "P14D"), "Berit");
    var me = signIn("berit");
    var copy = AccessPackage.of(me.header("Accept", "application/zip").get(PORTABLE));
    var data = copy.json("portable.json");
    var published = api.get("/v1/schemas/portable-1.json").expect(200);
    assertThat(data.path("$schema").asText()).endsWith("/v1/schemas/portable-1.json");
    assertThat(problems(published.json(), data)).isEmpty();
    assertThat(problems(published.json(), me.get(PORTABLE).expect(200).json())).isEmpty();
    var spoilt = data.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
    spoilt.withArray("/applications/0/files").addObject().put("kind", "selfie");
    assertThat(problems(published.json(), spoilt)).isNotEmpty();

    var file = data.at("/applications/0/files/0");
    assertThat(copy.file(file.path("path").asText())).isEqualTo(CV);
    assertThat(file.path("sha256").asText()).isEqualTo(receipt.at("/documents/0/sha256").asText());
    assertThat(data.at("/basics/name").asText()).isEqualTo("Berit Prøvesen");
    assertThat(data.at("/basics/location/address").asText()).isEqualTo("Brygga 2, Bergen");
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).hasSize(1);
    api.get(PORTABLE).expect(401, "unauthorized");
    story.recruiter().get(PORTABLE).expect(403, "forbidden");
  }

  @Test
  @Law("PO-1")
  void whatIsKeptOnlyToAnswerClaimsIsNotPortable() throws Exception {
    var process = story.openProcess("Lanternetenner", "P0D");
    var receipt = applied(process, "Carla");
    story.awaitInspected(receipt);
    var me = signIn("carla");
    var id =
        me.post("/v1/me/requests", Map.of("type", "portability"))
            .expect(201)
            .json()
            .path("requestId")
            .asText();
    story.close(process);
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> story.status(process).equals("purged"));

    assertThat(me.get(PORTABLE).expect(200).json().path("applications")).hasSize(1);
    var pia = Requester.of(api, "pia");
    assertThat(pia.state(id)).isEqualTo("open");
    var zip = AccessPackage.of(me.header("Accept", "application/zip").get(PORTABLE));
    assertThat(zip.file("files/1/CV Carla.txt")).isEqualTo(CV);
    assertThat(pia.state(id)).isEqualTo("answered");
    assertThat(me.get(PORTABLE).expect(200).json().path("applications")).isEmpty();
    assertThat(me.get("/v1/me").expect(200).json().path("applications")).hasSize(1);
  }

  private static List<String> problems(JsonNode schema, JsonNode value) {
    var config = SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    return SchemaRegistry.withDialect(
            Dialects.getDraft202012(), builder -> builder.schemaRegistryConfig(config))
        .getSchema(schema)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static JsonNode applied(String process, String name) {
    var form = story.form(process, name).put("address", "Brygga 2, Bergen");
    form.putObject("answers").put("Har du båt?", "Ja");
    form.putArray("referees")
        .addObject()
        .put("name", "Turid Lauvåsmo")
        .put("email", "turid.p@example.org");
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body().form(form).file("cv", "CV " + name + ".txt", "text/plain", CV))
        .expect(201)
        .json();
  }

  private static ApiClient signIn(String name) {
    return new Postbox(api, name + "@example.org").signIn();
  }
}
