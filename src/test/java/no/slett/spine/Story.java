package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import no.slett.Service;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import org.awaitility.Awaitility;

/** What people do, in few words: open a process, apply, look, close. */
public final class Story {
  private static final JsonMapper JSON = new JsonMapper();

  private final ApiClient anonymous;
  private final ApiClient recruiter;
  private final ApiClient careersSite;

  private Story(ApiClient api) {
    this.anonymous = api;
    this.recruiter = api.as(Surroundings.staff("kari", "recruiter"));
    this.careersSite = api.as(Surroundings.careersSite("careers-site"));
  }

  /** Through one instance. */
  public static Story of(Service service) {
    return new Story(House.api(service));
  }

  /** Through an instance in a process of its own. */
  static Story at(int port) {
    return new Story(House.api(port));
  }

  /** A file as JSON. */
  static JsonNode read(java.nio.file.Path file) throws java.io.IOException {
    return JSON.readTree(file.toFile());
  }

  public ApiClient anonymous() {
    return anonymous;
  }

  public ApiClient recruiter() {
    return recruiter;
  }

  public ApiClient careersSite() {
    return careersSite;
  }

  /** An open process with a closing window. */
  public String openProcess(String title, String window) {
    var created =
        recruiter
            .post("/v1/hiring-processes", Map.of("title", title, "closingWindow", window))
            .expect(201);
    var id = created.json().path("id").asText();
    recruiter.post("/v1/hiring-processes/" + id + "/open").expect(200);
    return id;
  }

  /** An open process for unsolicited applications. */
  public String openUnsolicited(String title) {
    var draft = Map.of("title", title, "kind", "unsolicited");
    var id = recruiter.post("/v1/hiring-processes", draft).expect(201).json().path("id").asText();
    recruiter.post("/v1/hiring-processes/" + id + "/open").expect(200);
    return id;
  }

  /** The status of a process, as anybody sees it. */
  public String status(String process) {
    var shown = anonymous.get("/v1/hiring-processes/" + process).expect(200).json();
    return shown.path("status").asText();
  }

  /** The notice version to apply with now. */
  public String notice(String process) {
    return anonymous
        .get("/v1/hiring-processes/" + process + "/notice?lang=nb")
        .expect(200)
        .json()
        .path("version")
        .asText();
  }

  /** A form of somebody. */
  public ObjectNode form(String process, String name) {
    return JSON.createObjectNode()
        .put("givenName", name)
        .put("familyName", "Prøvesen")
        .put("email", name.toLowerCase(java.util.Locale.ROOT) + "@example.org")
        .put("locale", "nb")
        .put("coverLetter", "Jeg søker stillingen. Kanari-" + name)
        .put("noticeVersion", notice(process));
  }

  /** A small application with a text as CV, through the careers site. */
  public JsonNode apply(String process, String name) {
    return apply(process, name, UUID.randomUUID().toString()).expect(201).json();
  }

  /** The same with a key of one's own. */
  public Answer apply(String process, String name, String idempotencyKey) {
    var cv = ("Curriculum vitae for " + name).getBytes(StandardCharsets.UTF_8);
    return careersSite
        .header("Idempotency-Key", idempotencyKey)
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body()
                .form(form(process, name))
                .file("cv", "CV " + name + ".txt", "text/plain", cv));
  }

  /** Presses close. */
  public Answer close(String process) {
    return recruiter.post("/v1/hiring-processes/" + process + "/close").expect(200);
  }

  /** How things stand with an erasure. */
  public JsonNode erasure(JsonNode receipt) {
    return anonymous.get("/v1/erasures/" + receipt.path("receiptCode").asText()).expect(200).json();
  }

  /** Waits until everything of a receipt is erased, and gives the certificate. */
  public String awaitErased(JsonNode receipt) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> erasure(receipt).path("status").asText().equals("erased"));
    return erasure(receipt).path("certificate").asText();
  }

  /** Waits until no document of an application is in quarantine. */
  public JsonNode awaitInspected(JsonNode receipt) {
    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                recruiter
                    .get(path)
                    .expect(200)
                    .json()
                    .path("documents")
                    .findValuesAsText("state")
                    .stream()
                    .noneMatch("quarantined"::equals));
    return recruiter.get(path).expect(200).json();
  }
}
