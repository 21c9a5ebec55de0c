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
import java.util.stream.Stream;
import no.slett.CrashPoints;
import no.slett.config.Key;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.settings.InvalidSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has applied is told who else gets their data, before anybody does (Art. 13(3)). */
final class NoticeChangesTest {
  private static final Map<String, Object> TO_HR =
      Map.of("fields", List.of("email"), "documents", List.of(), "to", "hr");

  @TempDir private Path folder;
  private House house;
  private FakeRecipient recipient;
  private Announcement announcement;
  private Story story;
  private String process;

  @BeforeEach
  void open() throws IOException {
    house = House.build(folder);
    recipient = new FakeRecipient();
    announcement = new Announcement(house, recipient);
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
    var day = announcement.in(14);
    var written = Announcement.written(day, Language.NB);
    story = announcement.declare("from: " + day);

    assertThat(announcement.awaitLetter(story, "tuva"))
        .contains(
            FakeRecipient.NAME + " (Norge): personalsystem",
            "fra " + written,
            "http://localhost/v1/hiring-processes/" + process + "/notice?lang=nb",
            "trekke søknaden før den dagen",
            "http://localhost/me",
            "protestere",
            "https://www.datatilsynet.no");
    assertThat(notice(other)).contains("De får opplysninger fra " + written);
    story.apply(other, "Ulla");
    var recruiter = new Recruiter(story.recruiter());
    recruiter.decide(told, "hired");
    recruiter.handOver(told, TO_HR).expect(409, "wrong-state");
    recruiter.download(told, List.of("email"), List.of()).expect(200);
    assertThat(house.count("disclosure where recipient = 'hr-system'")).isZero();
    assertThat(house.count("notification")).isZero();
    assertThat(recipient.everything()).isEmpty();

    demandOnRecord(day);

    house.clock().pass(Duration.ofDays(15));
    story.apply(other, "Vera");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> recipient.events("application.received").size() == 1);
    recruiter.handOver(told, TO_HR).expect(204);
    story = announcement.declare("");
    assertThat(announcement.letters(story, "tuva")).hasSize(1);
    for (var name : List.of("ulla", "vera")) {
      assertThat(announcement.letters(story, name)).isEmpty();
    }
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
    var enough = announcement.in(14);
    for (var line : List.of("", "from: " + enough.minusDays(1))) {
      recipient.declareTo(house, line);
      refuses("are told of 'hr-system' before it gets anything", "`from: " + enough + "`");
      assertThat(house.count("recipient where id = 'hr-system'")).isZero();
    }
    announcement.controller("", "", "").open();
    story = announcement.declare("from: " + enough);
    announcement.awaitLetter(story, "tyra");
    recipient.declareTo(house, "from: " + enough.minusDays(1));
    refuses("`from: " + enough + "`");
    house.clock().pass(Duration.ofDays(15));
    recipient.declareTo(house, "from: " + announcement.in(30));
    refuses("'hr-system' gets data already");
  }

  @Test
  void whoWorksForUsCountsBeforeTheyDo() {
    var day = announcement.in(30);
    announcement
        .controller(
            "",
            "",
            """
              - id: new-post
                name: Ny Post AS
                role: processor
                category: {nb: e-post, nn: e-post, en: e-mail}
                country: NO
                contract: Avtale 2027-1
                from: %s
            """
                .formatted(day))
        .with(Key.MAIL_OPERATED_BY, "new-post");
    refuses("mail.operated-by: 'new-post' gets nothing before " + day);
    house.clock().pass(Duration.ofDays(30));
    house.open();
  }

  @Test
  @Law("IN-1")
  void whomPeopleKnowTheyKnowAsTheyWereTold() {
    story.apply(process, "Trygve");
    announcement.controller("country: DK", "country: SE", "");
    refuses("know 'hosting' with another country", "`from: " + announcement.in(14) + "`");
  }

  @Test
  void twoInstancesTellOnceAndOneWhoCannotBeToldKeepsNobodyWaiting() throws Exception {
    var receipts =
        Stream.of("Tale", "Teodor", "Tiril").map(name -> story.apply(process, name)).toList();
    new Traces(house).awaitMailSent();
    house.close();
    var lost = Recorded.id(receipts.getFirst());
    Files.delete(house.folder().resolve("keys").resolve(process).resolve(lost));
    recipient.declareTo(house, "from: " + announcement.in(14));
    var instances = List.of(house.start(CrashPoints.none()), house.start(CrashPoints.none()));
    instances.forEach(House::awaitReady);
    story = Story.of(instances.getFirst());

    for (var name : List.of("teodor", "tiril")) {
      announcement.awaitLetter(story, name);
    }
    announcement.awaitRemembered();
    for (var name : List.of("teodor", "tiril")) {
      assertThat(announcement.letters(story, name)).hasSize(1);
    }
    assertThat(house.count("notice_told where application_id = '" + lost + "'")).isZero();
  }

  private void refuses(String... lines) {
    assertThatThrownBy(() -> house.start(CrashPoints.none()))
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContainingAll(lines);
  }

  /** The record of Art. 30 says the day, and the log that it was announced and people were told. */
  private void demandOnRecord(LocalDate day) {
    announcement.awaitRemembered();
    var officer = Requester.of(story.anonymous(), "vernepia").api();
    var record = officer.get("/v1/privacy/record").expect(200).json();
    assertThat(record.path("sharing").path("recipients").findValuesAsText("from"))
        .containsExactly(day.toString());
    for (var action : List.of("notice-change-announced", "notice-changes-told")) {
      assertThat(house.count("audit_event where action = '" + action + "'")).isOne();
    }
  }

  private String notice(String of) {
    var answer = story.anonymous().get("/v1/hiring-processes/" + of + "/notice?lang=nb");
    return answer.expect(200).json().path("text").asText();
  }
}
