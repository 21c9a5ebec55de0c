package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import org.awaitility.Awaitility;

/** A referee as a recruiter deals with them, and what they find in their mail. */
record Referee(Story story, ApiClient api, String id, String email) {
  private static final Pattern LINK = Pattern.compile("/referees/me#(\\S+)");

  static final String ME = "/v1/referees/me";

  /** Applies with one named referee who has an address. */
  static JsonNode applied(Story story, String process, String applicant, String email) {
    var form = story.form(process, applicant);
    form.putArray("referees")
        .addObject()
        .put("name", "Turid Lauvåsmo")
        .put("relation", "Tidligere leder")
        .put("email", email);
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body()
                .form(form)
                .file("cv", "cv.txt", "text/plain", "Vitae".getBytes(StandardCharsets.UTF_8)))
        .expect(201)
        .json();
  }

  static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText() + "/referees";
  }

  /** The first one of the form. */
  static Referee named(Story story, ApiClient api, JsonNode receipt, String email) {
    var added =
        story
            .recruiter()
            .post(path(receipt), Map.of("source", "applicant", "position", 0))
            .expect(201)
            .json();
    return new Referee(story, api, added.path("refereeId").asText(), email);
  }

  Answer contact() {
    return story.recruiter().post("/v1/referees/" + id + "/contact");
  }

  Answer note(Object note) {
    return story.recruiter().post("/v1/referees/" + id + "/notes", note);
  }

  Answer note() {
    return note(Map.of("facts", "Jobbet sammen i tre år.", "assessment", "Svært grundig."));
  }

  /** The mail that contact begins with. */
  String mail() {
    var postbox = new Postbox(api, email);
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !postbox.texts().isEmpty());
    return postbox.texts().getLast();
  }

  /** Whoever has the link in the mail. */
  ApiClient link() {
    var found = LINK.matcher(mail());
    if (!found.find()) {
      throw new IllegalStateException("no link in the mail");
    }
    return api.as(found.group(1));
  }
}
