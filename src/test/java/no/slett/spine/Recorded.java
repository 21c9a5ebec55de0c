package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import org.awaitility.Awaitility;

/** An applicant about whom there comes to be something of everything. */
record Recorded(House house, Story story, ApiClient api, Requester pia, Requester ola) {
  private static final String CONSENT = "/v1/me/consents/talent-pool";

  JsonNode applied(String process, String name, String email, byte[]... files) {
    var body = Multipart.body().form(form(process, name, email));
    var kinds = List.of("cv", "diploma");
    for (var i = 0; i < files.length; i++) {
      var file = (i == 0 ? "CV " : "Vitnemål ") + name + ".txt";
      body.file(kinds.get(i), file, "text/plain", files[i]);
    }
    return send(process, body);
  }

  ObjectNode form(String process, String name, String email) {
    var form = story.form(process, name).put("email", email).put("phone", "+47 22 33 44 55");
    form.put("address", "Fyret 1, 1234 Ternesund");
    form.putObject("answers").put("Når kan du begynne?", "Til våren");
    form.putArray("referees")
        .addObject()
        .put("name", "Turid Lauvåsmo")
        .put("relation", "Tidligere leder")
        .put("email", "turid@example.org");
    return form;
  }

  JsonNode send(String process, Multipart body) {
    return story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", body)
        .expect(201)
        .json();
  }

  static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }

  String note(JsonNode receipt, String text) {
    return story
        .recruiter()
        .post("/v1/applications/" + id(receipt) + "/notes", Map.of("text", text))
        .expect(201)
        .json()
        .path("noteId")
        .asText();
  }

  void referenced(JsonNode receipt) {
    var referee = Referee.named(story, api, receipt, "turid@example.org");
    referee.contact().expect(200);
    referee.note().expect(201);
  }

  void putRight(ApiClient me, JsonNode receipt) {
    var path = "/v1/me/applications/" + id(receipt);
    me.patch(path, Map.of("address", "Fyret 2, 1234 Ternesund")).expect(200);
    me.post(path + "/statements", Map.of("text", "Måkene liker meg.")).expect(201);
  }

  void consented(ApiClient me, JsonNode receipt) {
    var text = me.get(CONSENT + "?lang=nb").expect(200).json();
    var yes =
        Map.of(
            "applicationId",
            id(receipt),
            "textVersion",
            text.path("version").asText(),
            "language",
            "nb");
    me.put(CONSENT, yes).expect(200);
  }

  void hiredAndHandedOver(JsonNode receipt) {
    var recruiter = new Recruiter(story.recruiter());
    var stage = Map.of("stage", "offer");
    story.recruiter().put("/v1/applications/" + id(receipt) + "/stage", stage).expect(204);
    var decision =
        Map.of("decision", "hired", "reasonCode", "qualifications", "comment", "Best på tåke");
    story.recruiter().post("/v1/applications/" + id(receipt) + "/decision", decision).expect(201);
    recruiter.waive(receipt, "handover", "Fyret har egen HR").expect(204);
    recruiter.export(receipt, List.of("Fyrvokterskolen")).expect(200);
  }

  /** As if somebody new had been declared since, and this person written to. */
  void toldOfSomebodyNew(JsonNode receipt) {
    house.execute(
        "insert into slett.notice_told values ('%s', 'hosting', now(), now() + interval '14 days')"
            .formatted(id(receipt)));
  }

  void withhold(JsonNode receipt, String note) {
    var wanted =
        Map.of(
            "applicationId",
            id(receipt),
            "noteId",
            note,
            "ground",
            "pol-16-1-e",
            "necessity",
            "Utkast",
            "validUntil",
            house.clock().instant().plus(Duration.ofDays(9)).toString());
    var list = "/v1/privacy/withholdings";
    var withholding = pia.api().post(list, wanted).expect(201).json().path("id").asText();
    ola.api().post(list + "/" + withholding + "/approval").expect(200);
  }

  static String ask(ApiClient me, Map<String, ?> request) {
    return me.post("/v1/me/requests", request).expect(201).json().path("requestId").asText();
  }

  /** Until every mail has gone out and everything intended has happened. */
  void awaitQuiet() {
    for (var rows : List.of("outbox", "journal_entry where effected_at is null")) {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> house.count(rows) == 0);
    }
  }
}
