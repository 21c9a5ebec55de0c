package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.slett.contract.Multipart;
import no.slett.id.Language;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told of somebody new: each in their language, also after their process, and only once. */
final class ToldPeopleTest {
  private static final Map<String, Object> TO_HR =
      Map.of("fields", List.of("email"), "documents", List.of(), "to", "hr");

  @TempDir private Path folder;
  private House house;
  private FakeRecipient recipient;

  @BeforeEach
  void open() throws IOException {
    house = House.build(folder);
    recipient = new FakeRecipient();
  }

  @AfterEach
  void close() {
    house.close();
    recipient.close();
  }

  @Test
  @Law({"IN-1", "BK-1"})
  void anOlderDatabaseNeitherRefusesTheStartNorTellsPeopleTwice() throws Exception {
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      house = restorable.house();
      var announcement = new Announcement(house, recipient);
      var service = house.open();
      var story = Story.of(service);
      var process = story.openProcess("Garver", "P14D");
      var told = story.apply(process, "Gaute");
      story.awaitInspected(told);
      new Traces(house).awaitMailSent();
      restorable.backUp(service);

      recipient.declareTo(house, "from: " + announcement.in(14));
      service = house.open();
      announcement.awaitLetter(Story.of(service), "gaute");
      announcement.awaitRemembered();
      house.clock().pass(Duration.ofDays(8));
      var row = "select notice_told::text from slett.notice_told";
      var remembered = restorable.ask(row);
      var counts = "select counts_from from slett.recipient where id = 'hr-system'";
      var day = restorable.ask(counts);
      restorable.restore(service);
      assertThat(restorable.count("slett.recipient where id = 'hr-system'")).isZero();

      story = Story.of(house.open());
      assertThat(restorable.ask(row)).isEqualTo(remembered);
      assertThat(restorable.ask(counts)).isEqualTo(day);
      Awaitility.await()
          .during(Duration.ofSeconds(1))
          .atMost(Duration.ofSeconds(5))
          .until(() -> restorable.count("slett.outbox") == 0);
      assertThat(announcement.letters(story, "gaute")).hasSize(1);
      var recruiter = new Recruiter(story.recruiter());
      recruiter.decide(told, "hired");
      recruiter.handOver(told, TO_HR).expect(409, "wrong-state");
      house.clock().pass(Duration.ofDays(7));
      recruiter.handOver(told, TO_HR).expect(204);
    }
  }

  @Test
  @Law("IN-1")
  void whoStaysAfterTheProcessIsToldAndWhoseAddressIsGoneIsNotSpokenOf() throws Exception {
    house.withTalentPool(folder, true);
    var story = Story.of(house.open());
    var process = story.openProcess("Gjørtler", "P0D");
    var pooled = story.apply(process, "Gjertine");
    var held = story.apply(process, "Gregers");
    List.of(pooled, held).forEach(story::awaitInspected);
    house.execute(
        """
        insert into slett.basis (application_id, activity, process_id, began_at, ends_at)
        select id, 'talent-pool', process_id, now() - interval '1 hour', now() + interval '1 year'
        from slett.application where id = '%s'
        """
            .formatted(Recorded.id(pooled)));
    house.execute(
        """
        insert into slett.hold (id, application_id, process_id, item_id, opened_by, opened_at,
            confirmed_by, confirmed_at, review_at)
        select gen_random_uuid(), application_id, process_id, id, 'a', now(), 'b', now(),
            now() + interval '1 year'
        from slett.document where application_id = '%s'
        """
            .formatted(Recorded.id(held)));
    story.close(process);
    new Traces(house).awaitPurgedButFor(process, 2);

    var announcement = new Announcement(house, recipient);
    story = announcement.declare("from: " + announcement.in(14));
    assertThat(announcement.awaitLetter(story, "gjertine")).contains(process + "/notice?lang=nb");
    announcement.awaitRemembered();
    assertThat(notice(story, process, "nb")).contains(FakeRecipient.NAME);
    house.clock().pass(Duration.ofDays(15));
    assertThat(announcement.letters(story, "gregers")).isEmpty();
    assertThat(isGiven(pooled)).isEqualTo("t");
    assertThat(isGiven(held)).isEqualTo("f");
  }

  @Test
  @Law("IN-1")
  void eachIsToldInTheirLanguageAndWhereTheDataGo() {
    var announcement = new Announcement(house, recipient);
    var story = Story.of(house.open());
    var process = story.openProcess("Gullsmed", "P14D");
    apply(story, process, "Gunnlaug", Language.NN);
    apply(story, process, "Gwendolyn", Language.EN);
    house.close();
    var day = announcement.in(20);
    announcement.controller(
        "",
        "",
        """
          - id: video
            name: Looking Glass Inc.
            role: processor
            category: {nb: videointervjuer, nn: videointervju, en: video interviews}
            country: US
            transferBasis: standard-clauses
            contract: Avtale 2027-2
            subProcessors:
              - {name: Tokyo Mirrors KK, country: JP, transferBasis: adequacy}
            from: %s
        """
            .formatted(day));
    story = Story.of(house.open());

    assertThat(announcement.awaitLetter(story, "gunnlaug"))
        .contains(
            "Looking Glass Inc. (USA): videointervju. Dei får opplysningar om deg frå "
                + Announcement.written(day, Language.NN),
            "Dei er databehandlar",
            "Looking Glass Inc. (USA) er utanfor EØS. Overføringa byggjer på standardkontraktane",
            "Tokyo Mirrors KK (Japan) er utanfor EØS.",
            "trekkje søknaden",
            "protestere",
            "/notice?lang=nn",
            "https://www.datatilsynet.no");
    assertThat(announcement.awaitLetter(story, "gwendolyn"))
        .contains(
            "video interviews. They get data about you from "
                + Announcement.written(day, Language.EN),
            "They are a processor",
            "standard contractual clauses",
            "Tokyo Mirrors KK (Japan) is outside the EEA.",
            "withdraw your application",
            "You may object",
            "/notice?lang=en",
            "https://www.datatilsynet.no");
    assertThat(notice(story, process, "nn"))
        .contains("Dei får opplysningar frå " + Announcement.written(day, Language.NN));
    assertThat(notice(story, process, "en"))
        .contains("They get data from " + Announcement.written(day, Language.EN));
  }

  private String isGiven(JsonNode receipt) {
    return house.ask(
        "select slett.given_from('%s', 'hr-system') is not null".formatted(Recorded.id(receipt)));
  }

  private static void apply(Story story, String process, String name, Language language) {
    var form = story.form(process, name).put("locale", language.tag());
    story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload("/v1/hiring-processes/" + process + "/applications", Multipart.body().form(form))
        .expect(201);
  }

  private static String notice(Story story, String process, String language) {
    var path = "/v1/hiring-processes/" + process + "/notice?lang=" + language;
    return story.anonymous().get(path).expect(200).json().path("text").asText();
  }
}
