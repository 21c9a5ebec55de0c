package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;

/** A privacy officer at the request desk. */
record Requester(ApiClient api) {
  static final String PATH = "/v1/privacy/requests";

  static Requester of(ApiClient api, String subject) {
    return new Requester(api.as(Surroundings.staff(subject, "privacy-officer")));
  }

  /** Enters what came by letter, from somebody with a mailbox. */
  String enter(String type, Instant receivedAt, String email) {
    return id(
        api.post(
            PATH,
            Map.of(
                "type",
                type,
                "channel",
                "letter",
                "receivedAt",
                receivedAt.toString(),
                "email",
                email)));
  }

  JsonNode open(String id) {
    return api.get(PATH + "/" + id).expect(200).json();
  }

  String state(String id) {
    return open(id).path("request").path("state").asText();
  }

  Instant at(String id, String field) {
    return Instant.parse(open(id).path("request").path(field).asText());
  }

  List<String> queue(String state) {
    return api.get(PATH + "?limit=100&state=" + state)
        .expect(200)
        .json()
        .path("items")
        .findValuesAsText("id");
  }

  Answer decide(String id, Map<String, ?> decision) {
    return api.post(PATH + "/" + id + "/decision", decision);
  }

  Answer refuse(String id, String ground, Map<String, ?> more) {
    var decision = new HashMap<String, Object>(more);
    decision.put("outcome", "refused");
    decision.put("ground", ground);
    return decide(id, decision);
  }

  Answer approve(String id) {
    return api.post(PATH + "/" + id + "/decision/approval");
  }

  Answer extend(String id, String reasonCode) {
    var why = Map.of("reasonCode", reasonCode, "text", "Tre intervjuer må gjennomgås.");
    return api.post(PATH + "/" + id + "/extension", why);
  }

  Answer ask(String id) {
    var question = Map.of("reason", "Hvilken stilling gjelder det?", "method", "application-facts");
    return api.post(PATH + "/" + id + "/challenge", question);
  }

  Answer reply(String id) {
    return api.post(PATH + "/" + id + "/reply", Map.of("text", "Den som baker."));
  }

  String letter(String id) {
    return api.get(PATH + "/" + id + "/letter").expect(200).json().path("text").asText();
  }

  static String id(Answer created) {
    return created.expect(201).json().path("request").path("id").asText();
  }
}
