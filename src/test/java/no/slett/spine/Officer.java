package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import org.jspecify.annotations.Nullable;

/** A privacy officer who holds and restricts. */
record Officer(ApiClient api) {
  static final String HOLDS = "/v1/privacy/holds";
  static final String RESTRICTIONS = "/v1/privacy/restrictions";

  static Officer of(ApiClient api, String subject) {
    return new Officer(api.as(Surroundings.staff(subject, "privacy-officer")));
  }

  Answer hold(JsonNode receipt, @Nullable String item, Instant reviewAt) {
    var body = body(receipt, item);
    body.put("reviewAt", reviewAt.toString());
    body.put("matterRef", "26-114 Fjellrev");
    return api.post(HOLDS, body);
  }

  /** Without telling the person, for that reason. */
  Answer holdQuietly(JsonNode receipt, @Nullable String item, Instant reviewAt, String exemption) {
    var body = body(receipt, item);
    body.put("reviewAt", reviewAt.toString());
    body.put("tell", false);
    body.put("exemption", exemption);
    return api.post(HOLDS, body);
  }

  Answer restrict(JsonNode receipt, @Nullable String item, String ground) {
    var body = body(receipt, item);
    body.put("ground", ground);
    return api.post(RESTRICTIONS, body);
  }

  Answer confirm(String hold) {
    return api.post(HOLDS + "/" + hold + "/confirmation");
  }

  Answer release(String hold) {
    return api.delete(HOLDS + "/" + hold);
  }

  Answer announce(String restriction) {
    return api.post(RESTRICTIONS + "/" + restriction + "/notice");
  }

  /** Answers a request. */
  Answer decide(String request, Map<String, String> decision) {
    return api.post("/v1/privacy/requests/" + request + "/decision", decision);
  }

  Answer lift(String restriction) {
    return api.delete(RESTRICTIONS + "/" + restriction);
  }

  static String id(Answer created) {
    return created.expect(201).json().path("id").asText();
  }

  private static Map<String, Object> body(JsonNode receipt, @Nullable String item) {
    var body = new HashMap<String, Object>();
    body.put("applicationId", receipt.path("applicationId").asText());
    body.put("reason", "Varslet krav, sak Fjellrev");
    if (item != null) {
      body.put("itemId", item);
    }
    return body;
  }
}
