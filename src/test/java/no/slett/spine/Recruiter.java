package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;

/** A recruiter who hires, hands over and closes. */
record Recruiter(ApiClient api) {
  void decide(JsonNode receipt, String decision) {
    var body = Map.of("decision", decision, "reasonCode", "qualifications");
    api.post(path(receipt) + "/decision", body).expect(201);
  }

  Answer download(JsonNode receipt, List<String> fields, List<String> documents) {
    return handOver(receipt, Map.of("fields", fields, "documents", documents, "to", "download"));
  }

  Answer handOver(JsonNode receipt, Map<String, Object> body) {
    return api.post(path(receipt) + "/handover", body);
  }

  Answer export(JsonNode receipt, List<String> education) {
    return api.post(
        path(receipt) + "/qualifications",
        Map.of(
            "education",
            education,
            "experience",
            List.of("Fyrtjeneste, elleve år"),
            "other",
            List.of()));
  }

  Answer waive(JsonNode receipt, String duty, String reason) {
    return api.put(path(receipt) + "/waivers/" + duty, Map.of("reason", reason));
  }

  Answer close(String process) {
    return api.post("/v1/hiring-processes/" + process + "/close");
  }

  JsonNode closing(String process) {
    return api.get("/v1/hiring-processes/" + process + "/closing").expect(200).json();
  }

  /** What a list of missing duties says: the duties of this application. */
  static List<String> missing(JsonNode body, JsonNode receipt) {
    var id = receipt.path("applicationId").asText();
    return body.path("missing")
        .valueStream()
        .filter(m -> m.path("applicationId").asText().equals(id))
        .map(m -> m.path("duty").asText())
        .toList();
  }

  private static String path(JsonNode receipt) {
    return "/v1/applications/" + receipt.path("applicationId").asText();
  }
}
