package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import no.slett.contract.ApiClient;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The access package: all that there is about a person, and nothing about anybody else. */
final class ExportTest {
  private static final String EXPORT = "/v1/me/export";

  @TempDir private static Path folder;
  private static House house;
  private static Story story;
  private static ApiClient api;
  private static int port;
  private static Requester pia;
  private static Requester ola;
  private static Officer officer;
  private static Recorded recorded;

  @BeforeAll
  static void open() throws IOException {
    house = House.build(Files.createDirectory(folder.resolve("house")));
    var service =
        new Catalogues(folder)
            .enabling(house, "talent-pool", "claims-defence", "referee-contact")
            .open();
    story = Story.of(service);
    api = House.api(service);
    port = service.port();
    pia = Requester.of(api, "vernepia");
    ola = Requester.of(api, "verneola");
    officer = Officer.of(api, "vernepia");
    recorded = new Recorded(house, story, api, pia, ola);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Law({"AC-1", "AC-2", "AC-3", "AC-4", "AC-5", "AC-6"})
  void everyRowOfEveryTableIsTold() throws Exception {
    var cv = "Fødd i Å. Lys åtte år.".getBytes(StandardCharsets.UTF_8);
    var diploma = "Vitnemål: best i tåke.".getBytes(StandardCharsets.UTF_8);
    var process = story.openProcess("Fyrvokter", "P14D");
    var hired = recorded.applied(process, "Åshild", "ashild@example.org", cv, diploma);
    story.apply(process, "Naborg");
    story.awaitInspected(hired);
    var me = new Postbox(api, "ashild@example.org").signIn();
    recorded.note(hired, "Rolig i storm & stille <b>vind</b>.\nLiker måker.");
    recorded.referenced(hired);
    recorded.consented(me, hired);
    recorded.putRight(me, hired);
    recorded.toldOfSomebodyNew(hired);
    recorded.hiredAndHandedOver(hired);

    var other =
        recorded.applied(
            story.openProcess("Losoldermann", "P14D"), "Åshild", "ashild@example.org", cv);
    story.awaitInspected(other);
    var withheld = recorded.note(other, "Utkast Skarvunge til innstilling");
    recorded.withhold(other, withheld);

    var past = story.openProcess("Tåkelurvakt", "P0D");
    var kept = recorded.applied(past, "Åshild", "ashild@example.org", cv);
    story.awaitInspected(kept);
    Officer.id(officer.hold(kept, null, house.clock().instant().plus(Duration.ofDays(2))));

    var access = Recorded.ask(me, Map.of("type", "access", "text", "Alt om Ternesund"));
    var objection = Recorded.ask(me, Map.of("type", "objection", "text", "Ikke lag et arkiv"));
    pia.ask(access).expect(200);
    me.post("/v1/me/requests/" + access + "/reply", Map.of("text", "Fyret i Ternesund"))
        .expect(204);
    story.close(past);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> story.status(past).equals("purged"));
    Officer.id(officer.restrict(other, null, "accuracy"));
    recorded.awaitQuiet();

    var ids = Set.of(Recorded.id(hired), Recorded.id(other), Recorded.id(kept));
    var rows = StoredRows.of(house.address(), ids, Set.of(access, objection));
    assertThat(rows.silent()).isEmpty();
    var answer = me.get(EXPORT + "?lang=nn");
    var copy = AccessPackage.of(answer);
    rows.demandToldIn(copy);

    assertThat(copy.data().path("mailbox").asText()).isEqualTo("ashild@example.org");
    assertThat(copy.data().findValuesAsText("text"))
        .contains(
            "Rolig i storm & stille <b>vind</b>.\nLiker måker.",
            "Måkene liker meg.",
            "Alt om Ternesund",
            "Fyret i Ternesund",
            "Ikke lag et arkiv");
    assertThat(copy.data().findValuesAsText("assessment")).contains("Svært grundig.");
    assertThat(copy.data().findValuesAsText("reason")).contains("Fyret har egen HR");
    assertThat(copy.data().findValuesAsText("decisionComment")).containsExactly("Best på tåke");
    assertThat(copy.data().findValuesAsText("receiptCode"))
        .contains(hired.path("receiptCode").asText(), kept.path("receiptCode").asText());
    assertThat(copy.page())
        .contains("<html lang=\"nn\">", "Rolig i storm &amp; stille &lt;b&gt;vind&lt;/b&gt;.")
        .contains("Eksempel Post AS", "https://www.datatilsynet.no", "Kvar opplysningane kjem frå")
        .contains("utkast til intern saksførebuing", "Turid Lauvåsmo", "Hugse på deg")
        .doesNotContain("<script", "http-equiv=\"refresh");
    demandFiles(copy, List.of(cv, diploma));
    demandNobodyElse(copy, answer.bytes());
    assertThat(copy.page() + copy.data()).doesNotContain("Skarvunge");
  }

  private static void demandFiles(AccessPackage copy, List<byte[]> sent) throws Exception {
    var documents = copy.section("documents").stream().flatMap(JsonNode::valueStream).toList();
    assertThat(documents).hasSize(4);
    for (var document : documents) {
      var bytes = copy.file(document.at("/file/path").asText());
      assertThat(sha256(bytes)).isEqualTo(document.path("sha256").asText());
      assertThat(sent).anyMatch(file -> java.util.Arrays.equals(file, bytes));
    }
    assertThat(copy.page()).contains("href=\"files/1/CV%20%C3%85shild.txt\"");
  }

  /** Neither whoever works here, nor whoever else applied, in any part of it. */
  private static void demandNobodyElse(AccessPackage copy, byte[] zip) throws IOException {
    var all = new StringBuilder(new String(zip, StandardCharsets.ISO_8859_1));
    copy.files()
        .forEach(
            (name, bytes) -> all.append(name).append(new String(bytes, StandardCharsets.UTF_8)));
    assertThat(Pattern.compile("(?i)\\bkari\\b|vernepia|verneola|naborg").matcher(all).find())
        .isFalse();
    assertThat(copy.data().findValuesAsText("email"))
        .containsOnly("ashild@example.org", "turid@example.org");
  }

  @Test
  void aCopyThatIsCutOffAnswersNothing() throws Exception {
    var random = new Random(7);
    var much = new byte[9_000_000];
    random.nextBytes(much);
    var process = story.openProcess("Kullbrenner", "P14D");
    var text = HexFormat.of().formatHex(much).getBytes(StandardCharsets.US_ASCII);
    var receipt = recorded.applied(process, "Bolette", "bolette@example.org", text);
    var session = new Postbox(api, "bolette@example.org").session();
    var me = api.as(session);
    var id = Recorded.ask(me, Map.of("type", "access"));
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + EXPORT))
            .header("Authorization", "Bearer " + session)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      assertThat(answer.body().readNBytes(1000)).hasSize(1000);
      answer.body().close();
      client.shutdownNow();
    }
    var delivered = "audit_event where action = 'access-copy-delivered' and application_id = '";
    assertThat(house.count(delivered + Recorded.id(receipt) + "'")).isZero();
    assertThat(pia.state(id)).isEqualTo("open");
    var copy = AccessPackage.of(me.get(EXPORT));
    assertThat(sha256(copy.file("files/1/CV Bolette.txt"))).isEqualTo(sha256(text));
    assertThat(pia.state(id)).isEqualTo("answered");
    assertThat(house.count(delivered + Recorded.id(receipt) + "'")).isOne();
  }

  @Test
  void twoFilesOfOneNameAreTwoFilesAndNoNameLeadsElsewhere() throws Exception {
    var process = story.openProcess("Glassblåser", "P14D");
    var body =
        Multipart.body()
            .form(recorded.form(process, "Cecilie", "cecilie@example.org"))
            .file("cv", "Søknad.txt", "text/plain", "en".getBytes(StandardCharsets.UTF_8))
            .file("other", "søknad.TXT", "text/plain", "to".getBytes(StandardCharsets.UTF_8))
            .file("other", "../../CON .txt", "text/plain", "tre".getBytes(StandardCharsets.UTF_8));
    recorded.send(process, body);
    var me = new Postbox(api, "cecilie@example.org").signIn();
    var copy = AccessPackage.of(me.get(EXPORT));
    assertThat(copy.file("files/1/Søknad.txt")).asString().isEqualTo("en");
    assertThat(copy.file("files/1/2 søknad.TXT")).asString().isEqualTo("to");
    assertThat(copy.files().keySet()).hasSize(5).noneMatch(path -> path.contains(".."));
    me.get(EXPORT + "?lang=da").expect(422, "invalid-field");
    api.get(EXPORT).expect(401, "unauthorized");
    story.recruiter().get(EXPORT).expect(403, "forbidden");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
