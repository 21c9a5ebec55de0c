package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import no.slett.Service;
import no.slett.contract.Answer;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People put their own data right, and have their say on what others wrote of them. */
final class RectificationTest {
  private static final Duration READING = Duration.ofSeconds(61);

  @TempDir private Path folder;
  private House house;
  private Story story;
  private ApiClient api;
  private FakeRecipient recipient;

  @BeforeEach
  void open() throws Exception {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    new Catalogues(folder).enabling(house, "referee-contact", "claims-defence");
    recipient = new FakeRecipient().declareTo(house);
    use(house.open());
  }

  @AfterEach
  void close() {
    house.close();
    recipient.close();
  }

  private void use(Service service) {
    api = House.api(service);
    story = Story.of(service);
  }

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
  @Law("RE-2")
  void whatWasAssessedStaysAsItWas() {
    var receipt = story.apply(story.openProcess("Hvalfanger", "P14D"), "Rettveig");
    story.awaitInspected(receipt);
    var me = Applicant.of(api, receipt, "rettveig@example.org");
    me.correct(Map.of("answers", Map.of("Kniv?", "Nei"))).expect(200);
    decide(receipt);
    var letter = read(receipt).path("coverLetter").asText();

    me.correct(Map.of("answers", Map.of("Kniv?", "Ja"))).expect(409, "frozen");
    me.correct(Map.of("coverLetter", "Bedre", "phone", "1")).expect(409, "frozen");
    me.correct(Map.of("answers", Map.of("Kniv?", "Nei"), "coverLetter", letter)).expect(200);
    var read = read(receipt);
    assertThat(read.at("/answers/Kniv?").asText()).isEqualTo("Nei");
    assertThat(read.has("phone")).isFalse();
    me.correct(Map.of("phone", "01001499")).expect(200);
    me.state("Jeg har lært det siden.").expect(201);

    assertThat(read(receipt).at("/statements/0/text").asText())
        .isEqualTo("Jeg har lært det siden.");
    assertThat(me.shown().at("/statements/0/text").asText()).isEqualTo("Jeg har lært det siden.");
  }

  @Test
  @Law({"RE-1", "RE-2"})
  void aStatementStandsBesideTheNoteOfEitherKindAndGoesWithIt() throws Exception {
    var process = story.openProcess("Kystvakt", "P14D");
    var receipt = Referee.applied(story, process, "Rettlaug", "turid.r@example.org");
    var other = story.apply(process, "Rettmund");
    story.awaitInspected(other);
    var note = note(receipt, "Kom for sent.");
    var beside = note(receipt, "Hyggelig.");
    var foreign = note(other, "Kom presis.");
    var referee = Referee.named(story, api, receipt, "turid.r@example.org");
    referee.contact().expect(200);
    var reference = referee.note().expect(201).json().path("noteId").asText();
    var me = Applicant.of(api, receipt, "rettlaug@example.org");

    me.state(note, "Bussen sto.").expect(201);
    me.state(reference, "Det var før kurset.").expect(201);
    me.state(foreign, "x").expect(404, "not-found");
    me.state(UUID.randomUUID().toString(), "x").expect(404, "not-found");
    me.state("Fnr 01819010001").expect(422, "national-identity-number");
    me.state("  ").expect(422, "invalid-field");

    assertThat(said(receipt, note)).containsExactly("Bussen sto.");
    assertThat(said(receipt, beside)).isEmpty();
    assertThat(read(receipt).path("statements")).isEmpty();
    var references = story.recruiter().get(Referee.path(receipt)).expect(200).json();
    assertThat(references.at("/items/0/notes/0/statements/0/text").asText())
        .isEqualTo("Det var før kurset.");
    assertThat(me.shown().path("statements")).hasSize(2);
    var told = AccessPackage.of(me.api().get("/v1/me/export")).section("own-statements").getFirst();
    assertThat(told.findValuesAsText("text")).containsExactly("Bussen sto.", "Det var før kurset.");
    assertThat(told.findValuesAsText("noteId")).containsExactly(note, reference);
    assertThat(house.count("statement t where t::text like '%427573%'")).isZero();
    for (var i = 2; i < 20; i++) {
      me.state("Nummer " + i).expect(201);
    }
    me.state("Én til").expect(409, "wrong-state");

    me.api().delete(me.path()).expect(202);
    var certificate = Jws.parse(story.awaitErased(receipt)).payload();
    assertThat(certificate).contains("{\"category\":\"statement\",\"count\":20}");
    assertThat(house.count("statement")).isZero();
  }

  @Test
  void aNewVersionOfADocumentTakesThePlaceOfTheOldOneWhichGoes() {
    var process = story.openProcess("Sjømerker", "P14D");
    var receipt = story.apply(process, "Rettulv");
    var cv = story.awaitInspected(receipt).at("/documents/0/id").asText();
    await(() -> recipient.events("application.received").size() == 1);
    var me = Applicant.of(api, receipt, "rettulv@example.org");
    assertThat(found(process, "curriculum")).hasSize(1);
    var before = objects(me);

    me.supersede(cv, "diploma", "CV.txt", bytes("x")).expect(422, "unknown-field");
    me.supersede(cv, "cv", "CV.exe", bytes("MZ\u0000")).expect(422, "file-rejected");
    me.supersede(UUID.randomUUID().toString(), "Nytt").expect(404, "not-found");
    var next = me.supersede(cv, "Styrmann siden 2019").expect(200).json();
    assertThat(next.path("state").asText()).isEqualTo("quarantined");
    assertThat(next.path("filename").asText()).isEqualTo("CV ny.txt");

    var documents = story.awaitInspected(receipt).path("documents");
    var version = next.path("id").asText();
    assertThat(documents.findValuesAsText("id")).containsExactly(version);
    var path = "/v1/applications/" + me.id() + "/documents/";
    assertThat(story.recruiter().get(path + version).expect(200).text())
        .isEqualTo("Styrmann siden 2019");
    story.recruiter().get(path + cv).expect(404, "not-found");
    assertThat(found(process, "styrmann")).containsExactly(me.id());
    assertThat(found(process, "curriculum")).isEmpty();
    assertThat(me.shown().path("documents").findValuesAsText("id")).containsExactly(version);
    me.supersede(cv, "En til").expect(404, "not-found");
    await(() -> recipient.events("applicant.rectified").size() == 1);
    assertThat(house.count("document")).isOne();

    house.machine().pass(READING);
    await(() -> house.count("loose_object") == 0);
    assertThat(objects(me)).hasSameSizeAs(before);
  }

  @Test
  @Law("RE-2")
  void whatWasDecidedOnStaysAsARecordThatOnlyADisputeSees() {
    var process = story.openProcess("Fyrvokter", "P0D");
    var receipt = story.apply(process, "Rettodd");
    var cv = story.awaitInspected(receipt).at("/documents/0/id").asText();
    var me = Applicant.of(api, receipt, "rettodd@example.org");
    decide(receipt);

    var version = me.supersede(cv, "Styrmann").expect(200).json().path("id").asText();
    var documents = story.awaitInspected(receipt).path("documents");
    assertThat(documents.findValuesAsText("id")).containsExactly(version);
    var path = "/v1/applications/" + me.id() + "/documents/";
    story.recruiter().get(path + cv).expect(404, "not-found");
    assertThat(found(process, "curriculum")).isEmpty();
    assertThat(me.shown().path("documents").findValuesAsText("supersededBy"))
        .containsExactly(version);
    me.supersede(cv, "En til").expect(409, "wrong-state");
    var note = note(receipt, "Lite erfaren.");
    me.state(note, "Fire år på ferga.").expect(201);
    me.state("Se ny CV.").expect(201);

    story.close(process);
    await(() -> story.status(process).equals("purged"));
    var claim = "/v1/privacy/claims/" + me.id();
    var officer = Officer.of(api, "pia").api();
    await(() -> officer.get(claim).status() == 200);
    var kept = officer.get(claim).expect(200).json();
    assertThat(kept.path("documents").findValuesAsText("id"))
        .containsExactlyInAnyOrder(cv, version);
    assertThat(officer.get(claim + "/documents/" + cv).expect(200).text())
        .contains("Curriculum vitae");
    assertThat(kept.at("/notes/0/statements/0/text").asText()).isEqualTo("Fire år på ferga.");
    assertThat(kept.at("/statements/0/text").asText()).isEqualTo("Se ny CV.");

    me.supersede(version, "Kaptein").expect(409, "process-closed");
    me.correct(Map.of("coverLetter", "Nei")).expect(409, "frozen");
    me.correct(Map.of("phone", "01001499")).expect(200);
    me.state(note, "Nå fem.").expect(201);
    house.machine().pass(READING);
    await(() -> house.count("loose_object") == 0);
    await(() -> officer.get(claim).expect(200).json().at("/notes/0/statements").size() == 2);
    var after = officer.get(claim).expect(200).json();
    assertThat(after.path("phone").asText()).isEqualTo("01001499");
    assertThat(after.path("coverLetter")).isEqualTo(kept.path("coverLetter"));
    me.api().delete(me.path()).expect(202);
    story.awaitErased(receipt);
    assertThat(house.count("statement")).isZero();
    assertThat(house.count("rectification")).isZero();
  }

  @Test
  @Law("RS-2")
  void restrictionAndHoldKeepTheOldAndDoNotStopThePerson() {
    var process = story.openProcess("Notfisker", "P14D");
    var restricted = story.apply(process, "Rettkåre");
    var held = story.apply(process, "Rettsigne");
    story.awaitInspected(restricted);
    var cv = story.awaitInspected(held).at("/documents/0/id").asText();
    var officer = Officer.of(api, "pia");
    officer.restrict(restricted, null, "accuracy").expect(201);
    officer.hold(held, null, house.clock().instant().plus(Duration.ofDays(30))).expect(201);

    var one = Applicant.of(api, restricted, "rettkåre@example.org");
    one.correct(Map.of("familyName", "Riktig", "coverLetter", "Riktig")).expect(200);
    assertThat(one.shown().path("familyName").asText()).isEqualTo("Riktig");
    story.recruiter().get("/v1/applications/" + one.id()).expect(423, "restricted");
    var old = one.shown().at("/documents/0/id").asText();
    one.supersede(old, "Riktig").expect(200);
    assertThat(one.shown().path("documents")).hasSize(2);

    var other = Applicant.of(api, held, "rettsigne@example.org");
    other.correct(Map.of("coverLetter", "Nytt")).expect(409, "frozen");
    other.correct(Map.of("address", "Her")).expect(200);
    other.supersede(cv, "Nytt").expect(200);
    assertThat(other.shown().path("documents")).hasSize(2);
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

  private JsonNode read(JsonNode receipt) {
    return story.recruiter().get("/v1/applications/" + id(receipt)).expect(200).json();
  }

  private List<String> found(String process, String words) {
    var path = "/v1/hiring-processes/" + process + "/applications?q=" + ApiClient.encoded(words);
    return items(story.recruiter().get(path)).findValuesAsText("applicationId");
  }

  private List<String> listed(String process) {
    var path = "/v1/hiring-processes/" + process + "/applications";
    return items(story.recruiter().get(path)).findValuesAsText("givenName");
  }

  private boolean incomplete(String process) {
    var path = "/v1/hiring-processes/" + process + "/applications";
    return story.recruiter().get(path).expect(200).json().path("incomplete").asBoolean();
  }

  private static JsonNode items(Answer answer) {
    return answer.expect(200).json().path("items");
  }

  private String note(JsonNode receipt, String text) {
    var path = "/v1/applications/" + id(receipt) + "/notes";
    return story
        .recruiter()
        .post(path, Map.of("text", text))
        .expect(201)
        .json()
        .path("noteId")
        .asText();
  }

  /** What the person says to one note, as recruiters read it. */
  private List<String> said(JsonNode receipt, String note) {
    for (var one : read(receipt).path("notes")) {
      if (one.path("noteId").asText().equals(note)) {
        return one.path("statements").findValuesAsText("text");
      }
    }
    throw new AssertionError("no such note");
  }

  private void decide(JsonNode receipt) {
    var decision = Map.of("decision", "rejected", "reasonCode", "experience");
    var path = "/v1/applications/" + id(receipt) + "/decision";
    story.recruiter().post(path, decision).expect(201);
  }

  /** The names of the objects of an application. */
  private List<String> objects(Applicant applicant) {
    try (var files = Files.walk(house.folder().resolve("objects"))) {
      return files
          .filter(Files::isRegularFile)
          .map(Path::toString)
          .filter(name -> name.contains(applicant.id()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(Callable<Boolean> what) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(what);
  }

  private static String id(JsonNode receipt) {
    return receipt.path("applicationId").asText();
  }
}
