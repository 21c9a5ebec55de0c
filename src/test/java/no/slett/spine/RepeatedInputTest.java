package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.slett.Service;
import no.slett.contract.Answer;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever sends something twice gets the answer that fits. */
final class RepeatedInputTest {
  @TempDir private static Path folder;
  private static House house;
  private static Service service;
  private static Story story;
  private static String process;

  @BeforeAll
  static void open() {
    house = House.build(folder);
    service = house.open();
    story = Story.of(service);
    process = story.openProcess("Anleggsgartner", "P14D");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void theSameKeyAndContentGetTheFirstReceiptAlsoAfterARestart() {
    var first = story.apply(process, "Ragnhild", "key-1").expect(201).json();
    assertThat(story.apply(process, "Ragnhild", "key-1").expect(201).json()).isEqualTo(first);

    service.close();
    service = house.open();
    story = Story.of(service);

    assertThat(story.apply(process, "Ragnhild", "key-1").expect(201).json()).isEqualTo(first);
    story.apply(process, "Sigurd", "key-1").expect(422, "idempotency-key-reused");
    assertThat(mailboxes("ragnhild")).isEqualTo(1);
    assertThat(mailboxes("sigurd")).isZero();
  }

  private static long mailboxes(String name) {
    return listed().stream().filter((name + "@example.org")::equals).count();
  }

  private static List<String> listed() {
    return story
        .recruiter()
        .get("/v1/hiring-processes/" + process + "/applications?limit=100")
        .expect(200)
        .json()
        .findValuesAsText("email");
  }

  @Test
  @Law("ER-1")
  void theKeyOfAnErasedApplicationReceivesNothingAgain() {
    var receipt = story.apply(process, "Borghild", "key-2").expect(201).json();
    story
        .recruiter()
        .post(
            "/v1/applications/" + receipt.path("applicationId").asText() + "/decision",
            Map.of("decision", "withdrawn", "reasonCode", "applicant-withdrew"))
        .expect(201);
    story.awaitErased(receipt);

    story.apply(process, "Borghild", "key-2").expect(409, "application-erased");
  }

  @Test
  void aSecondApplicationOfAMailboxIsToldToItsOwnerOnly() throws Exception {
    var first = story.apply(process, "Gudrun").path("applicationId").asText();
    story.apply(process, "Gudrun", "another-key").expect(409, "duplicate-application");

    var second = browser("Gudrun").expect(201).json().path("applicationId").asText();

    for (var id : List.of(first, second)) {
      var read = story.recruiter().get("/v1/applications/" + id).expect(200).json();
      assertThat(read.path("sameMailbox").asBoolean()).isTrue();
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> subjects("gudrun@example.org").contains("Enda en søknad"));
  }

  private static Answer browser(String name) {
    return story
        .anonymous()
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body().form(story.form(process, name)));
  }

  private static String subjects(String mailbox) throws MessagingException {
    var all = new StringBuilder();
    for (var mail : Surroundings.mail().getReceivedMessages()) {
      if (Arrays.toString(mail.getRecipients(Message.RecipientType.TO)).contains(mailbox)) {
        all.append(mail.getSubject()).append('\n');
      }
    }
    return all.toString();
  }

  @Test
  @Law("IN-1")
  void theNoticeBeforeIsTakenForADay() {
    var changing = story.openProcess("Fyrvokter", "P14D");
    var form = story.form(changing, "Torunn");
    var later = story.form(changing, "Tordis");
    story
        .recruiter()
        .patch("/v1/hiring-processes/" + changing, Map.of("closingWindow", "P7D"))
        .expect(200);
    var current = story.notice(changing);
    assertThat(form.path("noticeVersion").asText()).isNotEqualTo(current);

    send(changing, form).expect(201);
    house.clock().pass(Duration.ofHours(25));

    var refused = send(changing, later).expect(422, "notice-outdated").json();
    assertThat(refused.path("currentNoticeVersion").asText()).isEqualTo(current);
  }

  private static Answer send(String process, Object form) {
    return story
        .anonymous()
        .upload("/v1/hiring-processes/" + process + "/applications", Multipart.body().form(form));
  }
}
