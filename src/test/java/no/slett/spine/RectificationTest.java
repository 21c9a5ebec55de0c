package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;

/** People put their own data right. */
final class RectificationTest extends RectificationKit {
  @Test
  @Law("NO-1")
  void whatIsPutRightIsRightEverywhereAndRecipientsAreToldWhichFields() {
    var process = story.openProcess("Fiskar", "P14D");
    var receipt = story.apply(process, "Rettrun");
    story.awaitInspected(receipt);
    await(() -> recipient.events("application.received").size() == 1);
    var me = Applicant.of(api, receipt, "rettrun@example.org");
    var before = objects(me);

    var change = new HashMap<String, Object>();
    change.put("givenName", "Rettfrid");
    change.put("phone", "+47 01 00 14 99");
    change.put("address", "Strandgata 4, 9008 Tromsø");
    change.put("locale", "nn");
    change.put("coverLetter", "Eg søkjer framleis. Sjøsprøyt");
    change.put("answers", Map.of("Båt?", "Ja"));
    var now = me.correct(change).expect(200).json();

    assertThat(now.path("givenName").asText()).isEqualTo("Rettfrid");
    assertThat(now.path("familyName").asText()).isEqualTo("Prøvesen");
    assertThat(now).isEqualTo(me.shown());
    var read = read(receipt);
    assertThat(read.path("phone").asText()).isEqualTo("+47 01 00 14 99");
    assertThat(read.path("coverLetter").asText()).contains("Sjøsprøyt");
    assertThat(read.at("/answers/Båt?").asText()).isEqualTo("Ja");
    assertThat(Applicant.texts(read.at("/rectifications/0/fields")))
        .containsExactly("givenName", "phone", "address", "locale", "coverLetter", "answers");
    assertThat(read.path("rectifications").toString()).doesNotContain("Rett", "Kanari", "01 00");
    assertThat(found(process, "Rettfrid")).containsExactly(me.id());
    assertThat(found(process, "sjøsprøyt")).containsExactly(me.id());
    assertThat(found(process, "Kanari")).isEmpty();
    assertThat(listed(process)).containsExactly("Rettfrid");

    await(() -> recipient.events("applicant.rectified").size() == 1);
    var event = recipient.events("applicant.rectified").getFirst();
    assertThat(Applicant.texts(event.at("/data/fields"))).contains("phone", "answers").hasSize(6);
    assertThat(recipient.everything()).doesNotContain("01 00", "Rettfrid", "Strandgata");
    recipient.answer(api, event.path("id").asText(), "acknowledged").expect(204);
    assertThat(house.count("audit_event where action = 'application-rectified'")).isOne();

    me.correct(change).expect(200);
    me.correct(Map.of()).expect(200);
    assertThat(house.count("rectification")).isOne();
    var removal = new HashMap<String, Object>();
    removal.put("phone", null);
    removal.put("answers", null);
    assertThat(me.correct(removal).expect(200).json().has("phone")).isFalse();
    assertThat(read(receipt).has("answers")).isFalse();

    house.machine().pass(READING);
    await(() -> house.count("loose_object") == 0);
    assertThat(objects(me)).hasSameSizeAs(before);
  }

  @Test
  void theIndexIsMadeAnewFromWhatIsRight() {
    var process = story.openProcess("Losbåtfører", "P14D");
    var receipt = story.apply(process, "Rettgunn");
    story.awaitInspected(receipt);
    Applicant.of(api, receipt, "rettgunn@example.org")
        .correct(Map.of("familyName", "Omdøpt", "coverLetter", "Havblikk"))
        .expect(200);
    house.close();
    house.execute(
        "truncate working_index.directory, working_index.fulltext; delete from"
            + " working_index.ready");

    use(house.open());
    await(() -> !incomplete(process));
    assertThat(found(process, "Omdøpt havblikk")).hasSize(1);
    assertThat(found(process, "Prøvesen")).isEmpty();
    assertThat(found(process, "Kanari")).isEmpty();
  }

  @Test
  void anotherAddressCountsOnceSomebodyReadsIt() {
    var process = story.openProcess("Taubåtskipper", "P14D");
    var receipt = story.apply(process, "Rettbjørg");
    var old = new Postbox(api, "rettbjørg@example.org");
    var me = new Applicant(old.signIn(), receipt);
    var next = new Postbox(api, "ny.rettborg@example.org");
    var address = "ny.rettborg@example.org";

    assertThat(me.correct(Map.of("email", address)).expect(422, "invalid-field").text())
        .contains("emailCode");
    me.correct(Map.of("email", address, "emailCode", "000000")).expect(422, "invalid-field");
    me.correct(Map.of("email", "nowhere")).expect(422, "invalid-field");
    assertThat(read(receipt).path("email").asText()).isEqualTo("rettbjørg@example.org");
    var code = next.code();
    var now = me.correct(Map.of("email", address, "emailCode", code)).expect(200).json();

    assertThat(now.path("email").asText()).isEqualTo(address);
    assertThat(read(receipt).path("email").asText()).isEqualTo(address);
    assertThat(me.shown().isMissingNode()).isTrue();
    me.correct(Map.of("phone", "1")).expect(404, "not-found");
    var moved = new Applicant(next.signIn(), receipt);
    assertThat(Applicant.texts(moved.shown().at("/rectifications/0/fields")))
        .containsExactly("email");
    moved.correct(Map.of("email", address, "phone", "01001499")).expect(200);
    await(() -> old.texts().stream().anyMatch(text -> text.contains("annen e-postadresse")));
    assertThat(old.texts()).noneMatch(text -> text.contains("rettborg"));

    var again = story.form(process, "Rettbjørg").put("email", address.toUpperCase(Locale.ROOT));
    story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", Multipart.body().form(again))
        .expect(409, "duplicate-application");
    story.apply(process, "Rettbjørg");
  }

  @Test
  void nobodyPutsAnothersRightOrWhatIsGone() {
    var receipt = story.apply(story.openProcess("Garnbøter", "P14D"), "Rettbrand");
    story.awaitInspected(receipt);
    var stranger = Applicant.of(api, receipt, "fremmed.r@example.org");
    stranger.correct(Map.of("phone", "1")).expect(404, "not-found");
    stranger.state("Hei").expect(404, "not-found");
    stranger.supersede(UUID.randomUUID().toString(), "x").expect(404, "not-found");
    story.recruiter().patch(stranger.path(), Map.of("phone", "1")).expect(403, "forbidden");

    var me = Applicant.of(api, receipt, "rettbrand@example.org");
    me.correct(Map.of("noticeVersion", "x")).expect(422, "unknown-field");
    me.correct(Map.of("phone", "01819010001")).expect(422, "national-identity-number");
    var nameless = new HashMap<String, Object>();
    nameless.put("givenName", null);
    me.correct(nameless).expect(422, "invalid-field");
    me.api().delete(me.path()).expect(202);
    story.awaitErased(receipt);
    me.correct(Map.of("phone", "1")).expect(404, "not-found");
    me.state("Hei").expect(404, "not-found");
  }

  @Test
  void anOlderDatabaseDoesNotBringTheOldValuesBack() throws Exception {
    try (var restorable = RestorableHouse.build(Files.createDirectory(folder.resolve("other")))) {
      var old = restorable.house();
      var service = old.open();
      use(service);
      var process = story.openProcess("Navigatør", "P14D");
      var receipt = story.apply(process, "Rettlina");
      story.awaitInspected(receipt);
      restorable.backUp(service);

      service = old.open();
      use(service);
      var me = Applicant.of(api, receipt, "rettlina@example.org");
      me.correct(Map.of("phone", "1", "familyName", "Feil")).expect(200);
      var address = "ny.rettlina@example.org";
      var code = new Postbox(api, address).code();
      me.correct(Map.of("familyName", "Riktig", "email", address, "emailCode", code)).expect(200);
      new Applicant(new Postbox(api, address).signIn(), receipt).state("Så.").expect(201);
      old.machine().pass(READING);
      await(() -> restorable.count("slett.loose_object") == 0);
      restorable.restore(service);

      use(old.open());
      await(() -> status(receipt) == 200);
      await(() -> read(receipt).path("familyName").asText().equals("Riktig"));
      var read = read(receipt);
      assertThat(read.path("email").asText()).isEqualTo(address);
      assertThat(read.path("phone").asText()).isEqualTo("1");
      assertThat(found(process, "Riktig")).hasSize(1);
      assertThat(read.path("rectifications")).hasSize(3);
      assertThat(read.path("rectifications").findValuesAsText("lost")).containsExactly("true");
      assertThat(Applicant.texts(read.at("/rectifications/2/fields")))
          .containsExactly("statements");
      assertThat(new Applicant(new Postbox(api, address).signIn(), receipt).shown()).isNotEmpty();
    }
  }

  private int status(JsonNode receipt) {
    return story.recruiter().get("/v1/applications/" + id(receipt)).status();
  }

  private List<String> listed(String process) {
    var path = "/v1/hiring-processes/" + process + "/applications";
    return items(story.recruiter().get(path)).findValuesAsText("givenName");
  }

  private boolean incomplete(String process) {
    var path = "/v1/hiring-processes/" + process + "/applications";
    return story.recruiter().get(path).expect(200).json().path("incomplete").asBoolean();
  }
}
