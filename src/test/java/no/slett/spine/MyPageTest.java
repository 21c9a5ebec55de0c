package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import no.slett.Service;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What an applicant does on the page that letters link to, in a real browser. */
@Execution(ExecutionMode.SAME_THREAD) // a browser belongs to one thread
final class MyPageTest {
  @TempDir private static Path folder;
  private static Browser browser;
  private static House house;
  private static Service service;
  private static Story story;

  @BeforeAll
  static void open() throws IOException {
    browser = Browser.open();
    house =
        House.build(Files.createDirectory(folder.resolve("house"))).withTalentPool(folder, true);
    service = house.open();
    story = Story.of(service);
  }

  @AfterAll
  static void close() {
    if (house != null) {
      house.close();
      browser.close();
    }
  }

  @Test
  @Law({"RE-1", "ER-1"})
  void whoAppliedSeesCorrectsAsksAndWithdraws() {
    var receipt = applied("Gullsmed", "Gunnvor");
    var page = signedIn("nb-NO", "gunnvor@example.org");
    assertThat(page.title()).startsWith("Søknadene dine hos");
    assertThat(page.getByRole(AriaRole.MAIN).textContent())
        .contains("Søknad: Gullsmed", "Gunnvor Prøvesen", "CV Gunnvor.txt", "åpen");
    Browser.demandAccessible(page);
    Browser.picture(page, "me-nb");

    unfold(page, "Rett opplysningene");
    page.getByLabel("Telefon").fill("+47 01 00 14 99");
    press(page, "Lagre");
    awaitSaid(page, "Rettet");
    assertThat(mine("gunnvor").at("/applications/0/phone").asText()).isEqualTo("+47 01 00 14 99");

    unfold(page, "Legg til med egne ord");
    page.getByLabel("Det du vil ha sagt").fill("Jeg ledet verkstedet i tre år.");
    press(page, "Legg til");
    awaitSaid(page, "Lagt til");
    page.getByLabel("Hva gjelder det?").selectOption("restriction");
    page.getByLabel("Hvorfor skal vi begrense bruken?").selectOption("accuracy");
    page.getByLabel("Skriv gjerne mer").fill("Karakteren er lest feil.");
    press(page, "Send");
    awaitSaid(page, "Bruken er begrenset mens vi vurderer saken");
    assertThat(page.getByRole(AriaRole.MAIN).textContent()).contains("Begrens bruken");
    Browser.picture(page, "me-nb-asked");

    unfold(page, "Trekk søknaden og slett den");
    press(page, "Trekk søknaden");
    Browser.demandAccessible(page);
    Browser.picture(page, "me-nb-sure");
    press(page, "Ja, trekk og slett");
    awaitSaid(page, "Søknaden er trukket");
    assertThat(story.erasure(receipt).path("status").asText()).isEqualTo("blocked");
    press(page, "Logg ut");
    awaitSaid(page, "Du er logget ut");
    page.reload();
    assertThat(page.getByLabel("E-postadressen din").isVisible()).isTrue();
    assertThat(page.getByLabel("E-postadressen din").inputValue())
        .as("whoever sits here next")
        .isEmpty();
    browser.demandNoComplaints();
  }

  @Test
  @Law("AC-3")
  void everythingIsTakenAlong() throws IOException {
    applied("Blikkenslager", "Bergny");
    var page = signedIn("en-GB", "bergny@example.org");
    Browser.demandAccessible(page);
    Browser.picture(page, "me-en");
    assertThat(names(page, "A copy of everything about you"))
        .contains("index.html", "data.json")
        .anyMatch(name -> name.endsWith("CV Bergny.txt"));
    assertThat(names(page, "What you gave yourself")).contains("portable.json");
    browser.demandNoComplaints();
  }

  @Test
  @Law({"CO-1", "CO-3"})
  void whoWantsToBeRememberedSaysSoAndTakesItBack() {
    applied("Skinnfellmaker", "Synnøve");
    var page = signedIn("nn-NO", "synnøve@example.org");
    Browser.demandAccessible(page);
    unfold(page, "Bli hugsa til seinare stillingar");
    Browser.picture(page, "me-nn");
    press(page, "Ja, hugs på meg");
    awaitSaid(page, "Du er med i kandidatbasen");
    assertThat(mine("synnøve").at("/applications/0/talentPool").has("expiresAt")).isTrue();
    assertThat(page.getByRole(AriaRole.MAIN).textContent()).contains("I kandidatbasen til");
    unfold(page, "Bli hugsa til seinare stillingar");
    press(page, "Trekk samtykket");
    awaitSaid(page, "Samtykket er trekt");
    assertThat(mine("synnøve").at("/applications/0").has("talentPool")).isFalse();
    browser.demandNoComplaints();
  }

  @Test
  void aNewVersionOfAFileReplacesTheOld() {
    var receipt = applied("Kurvmaker", "Kristbjørg");
    story.awaitInspected(receipt);
    var page = signedIn("nb-NO", "kristbjørg@example.org");
    unfold(page, "Send en ny versjon av en fil");
    page.getByLabel("Den nye filen")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "Ny CV.txt", "text/plain", "Kurver siden 1998".getBytes(StandardCharsets.UTF_8)));
    press(page, "Send inn");
    awaitSaid(page, "Mottatt. Den kontrolleres");
    assertThat(mine("kristbjørg").at("/applications/0/documents").findValuesAsText("filename"))
        .contains("Ny CV.txt");
    browser.demandNoComplaints();
  }

  @Test
  void theLinkInTheMailBringsTheCodeAndAWrongOneIsSaid() {
    applied("Bokbinder", "Borgny");
    var code = new Postbox(story.anonymous(), "borgny@example.org").code();
    var page = browser.tab(browser.person("nb-NO"), at("/me#" + code));
    assertThat(page.url()).doesNotContain(code);
    assertThat(page.getByLabel(Pattern.compile("Koden, seks siffer")).inputValue()).isEqualTo(code);
    page.getByLabel("E-postadressen din").fill("somebody@example.org");
    press(page, "Logg inn");
    awaitSaid(page, "Koden virker ikke");
    Browser.picture(page, "me-code");
    page.getByLabel("E-postadressen din").fill("borgny@example.org");
    press(page, "Logg inn");
    page.getByText("Søknad: Bokbinder").waitFor();
    browser.demandNoComplaints();
  }

  @Test
  void whoSentNothingCanAskAllTheSame() {
    var page = signedIn("nb-NO", "fremmed@example.org");
    assertThat(page.getByRole(AriaRole.MAIN).textContent()).contains("Vi har ingenting");
    page.getByLabel("Skriv gjerne mer").fill("Har dere noe på meg?");
    press(page, "Send");
    awaitSaid(page, "Mottatt. Du får svar senest");
    browser.demandNoComplaints();
  }

  private static JsonNode applied(String title, String name) {
    var receipt = story.apply(story.openProcess(title, "P14D"), name);
    story.awaitInspected(receipt);
    return receipt;
  }

  private static Page signedIn(String locale, String address) {
    var words = new Words(locale);
    var postbox = new Postbox(story.anonymous(), address);
    var before = postbox.codes().size();
    var page = browser.tab(browser.person(locale), at("/me"));
    Browser.demandAccessible(page);
    page.getByLabel(words.email()).fill(address);
    press(page, words.send());
    Awaitility.await().until(() -> postbox.codes().size() > before);
    page.getByLabel(Pattern.compile(words.code())).fill(postbox.codes().getLast());
    press(page, words.open());
    page.getByText(address).first().waitFor();
    return page;
  }

  private record Words(String email, String send, String code, String open) {
    Words(String locale) {
      this(
          locale.startsWith("en")
              ? List.of("Your e-mail address", "Send me a code", "The code", "Sign in")
              : locale.startsWith("nn")
                  ? List.of("E-postadressa di", "Send meg ein kode", "Koden", "Logg inn")
                  : List.of("E-postadressen din", "Send meg en kode", "Koden", "Logg inn"));
    }

    private Words(List<String> words) {
      this(words.get(0), words.get(1), words.get(2), words.get(3));
    }
  }

  private static JsonNode mine(String name) {
    var me = new Postbox(story.anonymous(), name + "@example.org").signIn();
    return me.get("/v1/me").expect(200).json();
  }

  private static List<String> names(Page page, String button) throws IOException {
    var file = page.waitForDownload(() -> press(page, button)).path();
    var names = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile())) {
      zip.stream().forEach(entry -> names.add(entry.getName()));
    }
    return names;
  }

  private static void unfold(Page page, String heading) {
    page.locator("summary", new Page.LocatorOptions().setHasText(heading)).click();
  }

  private static void press(Page page, String label) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true))
        .click();
  }

  private static void awaitSaid(Page page, String words) {
    page.locator("#status", new Page.LocatorOptions().setHasText(words)).waitFor();
  }

  private static URI at(String path) {
    return URI.create("http://127.0.0.1:" + service.port() + path);
  }
}
