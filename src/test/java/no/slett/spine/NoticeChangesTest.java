package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import no.slett.CrashPoints;
import no.slett.clock.ServiceClock;
import no.slett.config.Key;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Wording;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has applied is told who else gets their data, before anybody does (Art. 13(3)). */
final class NoticeChangesTest {
  private static final String NEWS = "skal få opplysninger om deg";
  private static final Map<String, Object> TO_HR =
      Map.of("fields", List.of("email"), "documents", List.of(), "to", "hr");

  @TempDir private Path folder;
  private House house;
  private FakeRecipient recipient;
  private Story story;
  private String process;

  @BeforeEach
  void open() throws IOException {
    house = House.build(folder);
    recipient = new FakeRecipient();
    story = Story.of(house.open());
    process = story.openProcess("Tønnemaker", "P14D");
  }

  @AfterEach
  void close() {
    house.close();
    recipient.close();
  }

  @Test
  @Law("IN-1")
  void whoAppliedIsToldAndUntilTheDayNothingGoesOut() throws Exception {
    var told = story.apply(process, "Tuva");
    var other = story.openProcess("Taubanefører", "P14D");
    var day = today().plusDays(14);
    announce("from: " + day);

    awaitTold("tuva");
    assertThat(texts("tuva").getLast())
        .contains(
            FakeRecipient.NAME + " (Norge): personalsystem",
            "fra " + written(day),
            "http://localhost/v1/hiring-processes/" + process + "/notice?lang=nb",
            "trekke søknaden før den dagen",
            "http://localhost/me",
            "protestere",
            "https://www.datatilsynet.no");
    assertThat(notice(other)).contains("De får opplysninger fra " + written(day));
    story.apply(other, "Ulla");
    var recruiter = new Recruiter(story.recruiter());
    recruiter.decide(told, "hired");
    recruiter.handOver(told, TO_HR).expect(409, "wrong-state");
    recruiter.download(told, List.of("email"), List.of()).expect(200);
    assertThat(house.count("disclosure where recipient = 'hr-system'")).isZero();
    assertThat(house.count("notification")).isZero();
    assertThat(recipient.everything()).isEmpty();

    house.clock().pass(Duration.ofDays(15));
    story.apply(other, "Vera");
    await(() -> recipient.events("application.received").size() == 1);
    recruiter.handOver(told, TO_HR).expect(204);
    for (var name : List.of("ulla", "vera")) {
      assertThat(texts(name)).noneMatch(text -> text.contains(NEWS));
    }
    announce("");
    assertThat(texts("tuva")).filteredOn(text -> text.contains(NEWS)).hasSize(1);
    assertThat(house.count("notice_told")).isOne();
    new Postbox(story.anonymous(), "tuva@example.org")
        .signIn()
        .delete("/v1/me/applications/" + Recorded.id(told))
        .expect(202);
    story.awaitErased(told);
    assertThat(house.count("notice_told")).isZero();
  }

  @Test
  @Law("IN-1")
  void aStartWithTooLittleTimeIsRefusedAndSaysWhichDayWillDo() throws Exception {
    story.apply(process, "Tyra");
    var enough = today().plusDays(14);
    for (var line : List.of("", "from: " + enough.minusDays(1))) {
      recipient.declareTo(house, line);
      refuses("are told of 'hr-system' before it gets anything", "`from: " + enough + "`");
      assertThat(house.count("recipient where id = 'hr-system'")).isZero();
    }
    house.with(Key.CONTROLLER_FILE, controller("")).open();
    announce("from: " + enough);
    awaitTold("tyra");
    recipient.declareTo(house, "from: " + enough.minusDays(1));
    refuses("`from: " + enough + "`");
    house.clock().pass(Duration.ofDays(15));
    recipient.declareTo(house, "from: " + today().plusDays(30));
    refuses("'hr-system' gets data already");
  }

  @Test
  void whoWorksForUsCountsBeforeTheyDo() throws Exception {
    var later =
        """
          - id: new-post
            name: Ny Post AS
            role: processor
            category: {nb: e-post, nn: e-post, en: e-mail}
            country: NO
            contract: Avtale 2027-1
            from: %s
        """
            .formatted(today().plusDays(30));
    house.with(Key.CONTROLLER_FILE, controller(later)).with(Key.MAIL_OPERATED_BY, "new-post");
    refuses("mail.operated-by: 'new-post' gets nothing before " + today().plusDays(30));
    house.clock().pass(Duration.ofDays(30));
    house.open();
  }

  @Test
  @Law("LB-3")
  void whomPeopleKnowTheyKnowAsTheyWereTold() throws Exception {
    story.apply(process, "Trygve");
    var moved = Files.readString(Path.of(controller(""))).replace("country: DK", "country: SE");
    var file = Files.writeString(folder.resolve("moved.yaml"), moved).toString();
    house.with(Key.CONTROLLER_FILE, file);
    refuses("know 'hosting' with another country", "`from: " + today().plusDays(14) + "`");
  }

  @Test
  void twoInstancesTellOnceAndOneWhoCannotBeToldKeepsNobodyWaiting() throws Exception {
    var receipts =
        List.of("Tale", "Teodor", "Tiril").stream().map(n -> story.apply(process, n)).toList();
    new Traces(house).awaitMailSent();
    house.close();
    var lost = Recorded.id(receipts.getFirst());
    Files.delete(house.folder().resolve("keys").resolve(process).resolve(lost));
    recipient.declareTo(house, "from: " + today().plusDays(14));
    var instances = List.of(house.start(CrashPoints.none()), house.start(CrashPoints.none()));
    instances.forEach(House::awaitReady);
    story = Story.of(instances.getFirst());

    for (var name : List.of("teodor", "tiril")) {
      awaitTold(name);
    }
    new Traces(house).awaitMailSent();
    for (var name : List.of("teodor", "tiril")) {
      assertThat(texts(name)).filteredOn(text -> text.contains(NEWS)).hasSize(1);
    }
    assertThat(house.count("notice_told where application_id = '" + lost + "'")).isZero();
  }

  /** Starts anew with the recipient declared. */
  private void announce(String line) throws IOException {
    house.close();
    recipient.declareTo(house, line);
    story = Story.of(house.open());
  }

  private void refuses(String... lines) {
    assertThatThrownBy(() -> house.start(CrashPoints.none()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll(lines);
  }

  private String controller(String more) throws IOException {
    var packaged = Path.of("src", "test", "resources", "no", "slett", "basis", "controller.yaml");
    var file = folder.resolve("controller-more.yaml");
    return Files.writeString(file, Files.readString(packaged) + more).toString();
  }

  private static String written(LocalDate day) {
    return new Wording(Language.NB).date(day.atStartOfDay(ServiceClock.ZONE).toInstant());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(house.clock().instant(), ServiceClock.ZONE);
  }

  private String notice(String of) {
    var answer = story.anonymous().get("/v1/hiring-processes/" + of + "/notice?lang=nb");
    return answer.expect(200).json().path("text").asText();
  }

  private List<String> texts(String name) {
    return new Postbox(story.anonymous(), name + "@example.org").texts();
  }

  private void awaitTold(String name) {
    await(() -> texts(name).stream().anyMatch(text -> text.contains(NEWS)));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
  }
}
