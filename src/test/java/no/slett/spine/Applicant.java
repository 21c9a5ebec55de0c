package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;

/** Somebody who is signed in, and puts one of their applications right. */
record Applicant(ApiClient api, JsonNode receipt) {
  static Applicant of(ApiClient api, JsonNode receipt, String address) {
    return new Applicant(new Postbox(api, address).signIn(), receipt);
  }

  String id() {
    return receipt.path("applicationId").asText();
  }

  String path() {
    return "/v1/me/applications/" + id();
  }

  Answer correct(Map<String, ?> patch) {
    return api.patch(path(), patch);
  }

  Answer state(String text) {
    return api.post(path() + "/statements", Map.of("text", text));
  }

  Answer state(String note, String text) {
    return api.post(path() + "/statements", Map.of("noteId", note, "text", text));
  }

  Answer supersede(String document, String text) {
    return supersede(document, "cv", "CV ny.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  Answer supersede(String document, String kind, String name, byte[] content) {
    return api.replace(
        path() + "/documents/" + document,
        Multipart.body().file(kind, name, "text/plain", content));
  }

  /** What this mailbox sees of the application; missing when it has none of that id. */
  JsonNode shown() {
    for (var one : api.get("/v1/me").expect(200).json().path("applications")) {
      if (one.path("applicationId").asText().equals(id())) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
