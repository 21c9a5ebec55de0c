package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.slett.contract.ApiClient;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a privacy officer answers requests, and what cannot be answered so. */
final class DeskTest {
  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;
  private static Requester pia;
  private static Requester ola;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    var service = house.open();
    story = Story.of(service);
    api = House.api(service);
    pia = Requester.of(api, "pia");
    ola = Requester.of(api, "ola");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law("RQ-1")
  void theOfficerSeesWhoAsksWhatAndWhatThereIs() {
    var receipt = story.apply(story.openProcess("Baker", "P14D"), "Aslaug");
    story.awaitInspected(receipt);
    var id = ask("aslaug@example.org", Map.of("type", "portability", "text", "Alt dere har."));

    assertThat(pia.queue("open")).contains(id);
    assertThat(pia.queue("overdue")).doesNotContain(id);
    var opened = pia.open(id);
    assertThat(opened.path("email").asText()).isEqualTo("aslaug@example.org");
    assertThat(opened.path("text").asText()).isEqualTo("Alt dere har.");
    var item = opened.path("items").path(0);
    assertThat(item.path("title").asText()).isEqualTo("Baker");
    assertThat(item.path("parts").findValuesAsText("kind")).containsExactly("form", "cv");
    assertThat(item.path("bases").path(0).path("legalBasis").asText()).isEqualTo("6(1)(b)");
    assertThat(item.path("bases").path(0).path("right").asText()).isEqualTo("applies");
    assertThat(opened.toString()).doesNotContain("Kanari");
    assertThat(house.count("audit_event where action = 'request-read' and item_id = '" + id + "'"))
        .isPositive();
    story.recruiter().get(Requester.PATH).expect(403);
    story.recruiter().get(Requester.PATH + "/" + id).expect(403);
    pia.api().get(Requester.PATH + "?state=lost").expect(422, "invalid-field");
  }

  @Test
  @Law({"RQ-3", "ER-2"})
  void aRefusalHasAGroundOfTheLawAndFacts() {
    var receipt = story.apply(story.openProcess("Bøkker", "P14D"), "Borghild");
    var other = story.apply(story.openProcess("Drosjesjåfør", "P14D"), "Dagny");
    story.awaitInspected(receipt);
    var officer = Officer.of(api, "pia");
    var until = house.clock().instant().plus(Duration.ofDays(2));
    var hold = Officer.id(officer.hold(receipt, null, until));
    var foreign = Officer.id(officer.hold(other, null, until));
    var id = pia.enter("erasure", house.clock().instant(), "borghild@example.org");
    var facts = Map.of("text", "Det er varslet krav.");

    pia.decide(id, Map.of("outcome", "refused")).expect(422, "invalid-field");
    pia.refuse(id, "business-need", facts).expect(422, "invalid-field");
    pia.refuse(id, "gdpr-16", facts).expect(422, "invalid-field");
    pia.refuse(id, "gdpr-17-3-b", facts).expect(422, "invalid-field");
    pia.refuse(id, "gdpr-17-3-e", facts).expect(422, "invalid-field");
    pia.refuse(id, "gdpr-17-3-e", Map.of("holdId", hold)).expect(422, "invalid-field");
    pia.refuse(id, "gdpr-17-3-e", Map.of("holdId", foreign, "text", "x"))
        .expect(422, "invalid-field");
    assertThat(pia.state(id)).isEqualTo("open");

    var held = Map.of("holdId", hold, "text", "Det er varslet krav.");
    pia.refuse(id, "gdpr-17-3-e", held).expect(200);
    pia.refuse(id, "gdpr-17-3-e", held).expect(409, "wrong-state");
    assertThat(pia.letter(id))
        .contains("sletting", "artikkel 17 nr. 3 bokstav e", "varslet krav", "Datatilsynet")
        .contains("domstolene", "vps@visma.com");
    awaitMail("borghild@example.org", "domstolene");
    assertThat(pia.state(id)).isEqualTo("answered");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("active");
  }

  @Test
  @Law("ER-2")
  void whatIsNotRefusedGoes() {
    var receipt = story.apply(story.openProcess("Garver", "P14D"), "Embla");
    var cv = story.awaitInspected(receipt).path("documents").path(0).path("id").asText();
    var until = house.clock().instant().plus(Duration.ofDays(2));
    var hold = Officer.id(Officer.of(api, "pia").hold(receipt, cv, until));
    var id = pia.enter("erasure", house.clock().instant(), "embla@example.org");
    var form = receipt.path("applicationId").asText();
    var kept =
        Map.of(
            "item",
            cv,
            "outcome",
            "refused",
            "ground",
            "gdpr-17-3-e",
            "holdId",
            hold,
            "text",
            "Krav.");
    var items = List.of(kept, Map.of("item", form, "outcome", "granted"));

    pia.decide(id, Map.of("outcome", "partial")).expect(422, "invalid-field");
    pia.decide(id, Map.of("outcome", "partial", "items", List.of(kept))).expect(422);
    pia.decide(id, Map.of("outcome", "partial", "items", items)).expect(200);

    assertThat(pia.letter(id))
        .contains("CV («Garver»): Vi avslår", "Søknadsskjema («Garver»): Vi gjør");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                house.count("application where length(profile) = 0 and id = '" + form + "'") == 1);
    assertThat(house.count("document where id = '" + cv + "'")).isOne();
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
  }

  @Test
  @Law("RQ-4")
  void twoPeopleFindARequestUnfoundedAndNobodyAsksWhy() {
    story.apply(story.openProcess("Hovslager", "P14D"), "Frøydis");
    var id = ask("froydis@example.org", Map.of("type", "access"));
    var me = new Postbox(api, "froydis@example.org").signIn();
    me.post("/v1/me/requests", Map.of("type", "access", "motive", "x"))
        .expect(422, "unknown-field");

    var facts = Map.of("text", "Det er det niende kravet denne uken.");
    pia.refuse(id, "gdpr-12-5", facts).expect(422, "invalid-field");
    var shown = Map.of("text", "Det niende denne uken.", "evidence", "Journal, side 4");
    pia.refuse(id, "gdpr-12-5", shown).expect(200);
    assertThat(pia.state(id)).isEqualTo("awaiting-approval");
    pia.api().get(Requester.PATH + "/" + id + "/letter").expect(404);
    pia.approve(id).expect(403, "forbidden");
    ola.approve(id).expect(200);
    ola.approve(id).expect(409, "wrong-state");
    assertThat(pia.letter(id)).contains("artikkel 12 nr. 5", "niende").doesNotContain("side 4");
    assertThat(pia.state(id)).isEqualTo("answered");
  }

  @Test
  @Law("RQ-7")
  void whoHasNothingHereGetsALetter() {
    var process = story.openProcess("Kalkbrenner", "P0D");
    var receipt = story.apply(process, "Gudny");
    story.close(process);
    story.awaitErased(receipt);
    var id = ask("gudny@example.org", Map.of("type", "access"));

    assertThat(pia.open(id).path("items")).isEmpty();
    pia.decide(id, Map.of("outcome", "no-data-held")).expect(200);
    awaitMail("gudny@example.org", "Vi har ingen opplysninger om deg");

    var there = story.apply(story.openProcess("Kammaker", "P14D"), "Herborg");
    story.awaitInspected(there);
    var other = ask("herborg@example.org", Map.of("type", "access"));
    pia.decide(other, Map.of("outcome", "no-data-held")).expect(409, "wrong-state");
    pia.decide(other, Map.of("outcome", "not-identifiable")).expect(200);
    assertThat(pia.letter(other)).contains("artikkel 11 nr. 2");
  }

  @Test
  void aDraftIsTheLetterAsItWillBeSent() {
    story.apply(story.openProcess("Kurvmaker", "P14D"), "Idunn");
    var id = ask("idunn@example.org", Map.of("type", "complaint", "text", "Dere var trege."));
    var path = Requester.PATH + "/" + id + "/letter";
    pia.api().get(path + "?draft").expect(404);
    pia.decide(id, Map.of("outcome", "granted", "text", "Vi beklager.", "draft", true)).expect(200);
    var draft = pia.api().get(path + "?draft").expect(200).json();
    assertThat(draft.path("sent").asBoolean()).isFalse();
    assertThat(pia.state(id)).isEqualTo("open");

    pia.decide(id, Map.of("outcome", "granted", "text", "Vi beklager.")).expect(200);
    assertThat(pia.letter(id)).isEqualTo(draft.path("text").asText()).contains("Vi beklager.");
    assertThat(house.count("request_paper p where p::text like '%" + hex("beklager") + "%'"))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"accuracy", "objection", "unlawful", "subject-claims"})
  @Law("RS-1")
  void aRestrictionIsThereAtOnceOrByDecision(String ground) {
    var name = "Jo" + ground.substring(0, 3);
    var receipt = story.apply(story.openProcess("Lysestøper", "P14D"), name);
    story.awaitInspected(receipt);
    var path = "/v1/applications/" + receipt.path("applicationId").asText();
    var id =
        ask(
            name.toLowerCase(java.util.Locale.ROOT) + "@example.org",
            Map.of("type", "restriction", "ground", ground));

    if (List.of("accuracy", "objection").contains(ground)) {
      story.recruiter().get(path).expect(423, "restricted");
    } else {
      story.recruiter().get(path).expect(200);
    }
    pia.decide(id, Map.of("outcome", "granted")).expect(200);
    story.recruiter().get(path).expect(423, "restricted");
    assertThat(house.count("restriction where ground = '" + ground + "'")).isOne();
  }

  @Test
  @Law("RQ-5")
  void nobodyIsAskedForAPassport() {
    story.apply(story.openProcess("Møller", "P14D"), "Kjellaug");
    var postbox = new Postbox(api, "kjellaug@example.org");
    var me = postbox.signIn();
    var id =
        me.post("/v1/me/requests", Map.of("type", "access"))
            .expect(201)
            .json()
            .path("requestId")
            .asText();
    assertThat(house.count("request_pause where request_id = '" + id + "'")).isZero();
    me.post("/v1/me/requests/" + id + "/reply", Map.of("text", "Hei")).expect(409, "wrong-state");
    pia.api()
        .post(Requester.PATH + "/" + id + "/challenge", Map.of("method", "application-facts"))
        .expect(422, "invalid-field");
    pia.api()
        .post(Requester.PATH + "/" + id + "/challenge", Map.of("reason", "x", "method", "passport"))
        .expect(422, "invalid-field");

    pia.ask(id).expect(200);
    pia.ask(id).expect(409, "wrong-state");
    assertThat(pia.state(id)).isEqualTo("paused");
    awaitMail("kjellaug@example.org", "Send aldri kopi av pass");
    var mine = me.get("/v1/me/requests").expect(200).json().path("items").path(0);
    assertThat(mine.path("waitingForYou").asBoolean()).isTrue();
    var stranger = new Postbox(api, "uvedkommende@example.org").signIn();
    stranger.post("/v1/me/requests/" + id + "/reply", Map.of("text", "Hei")).expect(404);
    me.post("/v1/me/requests/" + id + "/reply", Map.of("text", "Den hos mølleren")).expect(204);
    assertThat(pia.open(id).path("reply").asText()).isEqualTo("Den hos mølleren");
    assertThat(pia.state(id)).isEqualTo("open");
  }

  private static String ask(String address, Map<String, ?> request) {
    var me = new Postbox(api, address).signIn();
    return me.post("/v1/me/requests", request).expect(201).json().path("requestId").asText();
  }

  private static void awaitMail(String address, String words) {
    var postbox = new Postbox(api, address);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(text -> text.contains(words)));
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
