package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import no.slett.Service;
import no.slett.contract.ApiClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever uses a keyboard, a magnifier or a screen reader gets at every page that Slett makes. */
@Execution(ExecutionMode.SAME_THREAD) // a browser belongs to one thread
final class PagesTest {
  @TempDir private static Path folder;
  private static Browser browser;
  private static House house;
  private static Service service;
  private static Story story;
  private static ApiClient api;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open();
    house =
        new Catalogues(folder)
            .enabling(
                House.build(Files.createDirectory(folder.resolve("house"))),
                "talent-pool",
                "referee-contact");
    service = house.open();
    story = Story.of(service);
    api = House.api(service);
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
      browser.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nb", "nn", "en"})
  void theCopyOfEverything(String language) throws IOException {
    var name = "Elbjørg" + language;
    var receipt = story.apply(story.openProcess("Fyrvokter", "P14D"), name);
    story.awaitInspected(receipt);
    note(receipt);
    var me = new Postbox(api, name.toLowerCase(java.util.Locale.ROOT) + "@example.org").signIn();
    var copy = AccessPackage.of(me.get("/v1/me/export?lang=" + language));
    var unpacked = Files.createDirectory(folder.resolve("copy-" + language));
    var file = Files.writeString(unpacked.resolve("index.html"), copy.page());
    demandAccessible(file.toUri(), "copy-" + language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nb", "nn", "en"})
  void theRecordOfProcessing(String language) throws IOException {
    var officer = api.as(Surroundings.staff("pia", "privacy-officer"));
    var page =
        officer
            .header("Accept", "text/html")
            .get("/v1/privacy/record?lang=" + language)
            .expect(200)
            .text();
    var file = Files.writeString(folder.resolve("record-" + language + ".html"), page);
    demandAccessible(file.toUri(), "record-" + language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nb", "nn", "en"})
  void theNotice(String language) throws IOException {
    var process = story.openProcess("Losoldermann", "P14D");
    var notice =
        api.get("/v1/hiring-processes/" + process + "/notice?lang=" + language).expect(200).json();
    var file = folder.resolve("notice-" + language + ".html");
    Files.writeString(file, notice.path("html").asText(), StandardCharsets.UTF_8);
    demandAccessible(file.toUri(), "notice-" + language);
  }

  @Test
  void theWithdrawalOfAConsent() {
    var receipt = story.apply(story.openProcess("Tåkelurvokter", "P14D"), "Torhild");
    var postbox = new Postbox(api, "torhild@example.org");
    var me = postbox.signIn();
    var text = me.get("/v1/me/consents/talent-pool").expect(200).json();
    me.put(
            "/v1/me/consents/talent-pool",
            Map.of(
                "applicationId", receipt.path("applicationId").asText(),
                "textVersion", text.path("version").asText(),
                "language", text.path("language").asText()))
        .expect(200);
    var page = demandAccessible(at(linked(postbox, "/v1/consents/withdrawals/\\S+")), "withdrawal");
    page.locator("button").click();
    page.getByText("Samtykket er trukket").first().waitFor();
    Browser.demandAccessible(page);
    Browser.picture(page, "withdrawn");
  }

  @Test
  void whatIsKeptOfAReferee() {
    var process = story.openProcess("Kystvakt", "P14D");
    var receipt = Referee.applied(story, process, "Kolbjørn", "turid.k@example.org");
    var referee = Referee.named(story, api, receipt, "turid.k@example.org");
    referee.contact().expect(200);
    referee.note().expect(201);
    var link = linked(new Postbox(api, "turid.k@example.org"), "/referees/me#\\S+");
    var page = demandAccessible(at(link), "referee");
    page.getByText("fakta (facts), vurdering (assessment)").waitFor();
    assertThat(page.locator("input[name=name]").inputValue()).isEqualTo("Turid Lauvåsmo");
    Browser.demandAccessible(page);
    Browser.picture(page, "referee");
    browser.demandNoComplaints();
  }

  private static void note(JsonNode receipt) {
    story
        .recruiter()
        .post(
            "/v1/applications/" + receipt.path("applicationId").asText() + "/notes",
            Map.of("text", "Fin samtale om fyr og lykter."))
        .expect(201);
  }

  private static Page demandAccessible(URI page, String name) {
    var shown = browser.tab(browser.person("nb-NO"), page);
    Browser.picture(shown, name);
    Browser.demandAccessible(shown);
    return shown;
  }

  private static String linked(Postbox postbox, String link) {
    var pattern = Pattern.compile(link);
    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> postbox.texts().stream().anyMatch(text -> pattern.matcher(text).find()));
    return postbox.texts().stream()
        .flatMap(text -> pattern.matcher(text).results().map(found -> found.group()))
        .toList()
        .getFirst();
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }
}
