package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.slett.contract.Multipart;
import no.slett.law.Law;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every applicant is told that the process closes: once, in time, in their language. */
final class ClosingLettersTest {
  @TempDir private Path folder;
  private House house;
  private Story story;

  @BeforeEach
  void open() {
    house = House.build(folder);
    story = Story.of(house.open());
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  @Law("PU-1")
  void everybodyIsToldInTheirLanguageAndRemindedOnce() throws IOException {
    var process = story.openProcess("Luftskipper", "P14D");
    var gone = story.apply(process, "Lovise");
    List.of("nb", "nn", "en").forEach(locale -> apply(process, "Lars" + locale, locale));
    new Postbox(story.anonymous(), "lovise@example.org")
        .signIn()
        .delete("/v1/me/applications/" + gone.path("applicationId").asText())
        .expect(202);
    story.awaitErased(gone);
    story.close(process);

    awaitTexts("larsnb", "er ved å avslutte ansettelsesprosessen «Luftskipper»", 1);
    awaitTexts("larsnn", "er i ferd med å avslutte tilsetjingsprosessen «Luftskipper»", 1);
    awaitTexts("larsen", "is bringing the hiring process “Luftskipper” to an end", 1);
    awaitTold(1);
    assertThat(texts("larsnb").getLast()).contains("http://localhost/me", "tre dager før");
    keep("closing");

    house.clock().pass(Duration.ofDays(11).plusMinutes(1));
    awaitTexts("larsnb", "Dette er en påminnelse", 1);
    awaitTexts("larsnn", "Dette er ei påminning", 1);
    awaitTexts("larsen", "This is a reminder", 1);
    awaitTold(2);
    keep("reminder");
    house.clock().pass(Duration.ofDays(3));
    new Traces(house).awaitPurged(process);
    assertThat(texts("larsnb")).hasSize(3);
    assertThat(texts("lovise")).noneMatch(text -> text.contains("avslutte"));
  }

  @Test
  @Law("PU-1")
  void withNoTimeBetweenEverybodyIsToldBeforeTheErasure() throws IOException {
    var process = story.openProcess("Lyktetenner", "P0D");
    var receipt = story.apply(process, "Laila");
    for (var locale : List.of("nn", "en")) {
      apply(process, "Leif" + locale, locale);
    }
    story.close(process);
    story.awaitErased(receipt);

    assertThat(texts("laila"))
        .filteredOn(text -> text.contains("har lukket ansettelsesprosessen «Lyktetenner»"))
        .singleElement()
        .asString()
        .doesNotContain("/me");
    keep("over");
    assertThat(house.count("closing_letter where kind = 'closing' and reached is null")).isOne();
    assertThat(house.count("audit_event where action = 'mail-dropped'")).isZero();
  }

  @Test
  void whoClosesAgainTellsAgainButAShortWindowIsNotRemindedOf() {
    var process = story.openProcess("Landmåler", "P6D");
    story.apply(process, "Lillian");
    story.close(process);
    awaitTexts("lillian", "er ved å avslutte", 1);
    awaitTold(1);
    assertThat(texts("lillian").getLast()).doesNotContain("minner deg");
    story.recruiter().post("/v1/hiring-processes/" + process + "/reopen").expect(200);
    story.close(process);
    awaitTexts("lillian", "er ved å avslutte", 2);
    awaitTold(2);
    house.clock().pass(Duration.ofDays(6).minusHours(1));
    assertThat(house.count("closing_letter where kind = 'reminder'")).isZero();
    house.clock().pass(Duration.ofHours(1));
    new Traces(house).awaitPurged(process);
    assertThat(house.count("closing_letter where kind = 'reminder'")).isZero();
  }

  @Test
  void oneMissingKeyKeepsNobodyElseFromBeingTold() throws IOException {
    var process = story.openProcess("Linsliper", "P14D");
    var receipts = new ArrayList<JsonNode>();
    for (var name : List.of("Line", "Lise", "Liv")) {
      receipts.add(story.apply(process, name));
    }
    new Traces(house).awaitMailSent();
    var key = receipts.getFirst().path("applicationId").asText();
    house.close();
    Files.delete(house.folder().resolve("keys").resolve(process).resolve(key));
    story = Story.of(house.open());
    story.close(process);
    awaitTexts("lise", "er ved å avslutte", 1);
    awaitTexts("liv", "er ved å avslutte", 1);
    awaitTold(1);
    assertThat(texts("line")).noneMatch(text -> text.contains("er ved å avslutte"));
  }

  @Test
  void whatACrashLeftHalfToldIsToldToTheOthersAndToNobodyTwice() {
    var process = story.openProcess("Lodsmann", "P14D");
    var names = List.of("Loke", "Lone", "Lucas", "Ludvig", "Lukas", "Lykke");
    names.forEach(name -> story.apply(process, name));
    story.close(process);
    awaitTold(1);
    names.forEach(name -> awaitTexts(name, "er ved å avslutte", 1));
    house.close();

    // as if the instance had died after the batch that ended with the third application
    house.execute(
        """
        update slett.closing_letter set finished_at = null, reached = (
          select id from slett.application where process_id = closing_letter.process_id
          order by id offset 2 limit 1)
        """);
    house.open();
    house.open();
    awaitTold(2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> names.stream().mapToInt(name -> told(name).size()).sum() == 9);
    assertThat(names).filteredOn(name -> told(name).size() == 2).hasSize(3);
  }

  @Test
  @Law("BK-1")
  void anOlderDatabaseTellsNobodyAgain() throws Exception {
    house.close();
    try (var restorable = RestorableHouse.build(folder.resolve("restorable"))) {
      house = restorable.house();
      var service = house.open();
      story = Story.of(service);
      var process = story.openProcess("Lokfører", "P14D");
      List.of("Linnea", "Lorentz").forEach(name -> story.apply(process, name));
      new Traces(house).awaitMailSent();
      restorable.backUp(service);

      service = house.open();
      story = Story.of(service);
      story.close(process);
      awaitTold(1);
      List.of("linnea", "lorentz").forEach(name -> awaitTexts(name, "er ved å avslutte", 1));
      restorable.restore(service);
      assertThat(house.count("closing_letter")).isZero();

      house.open();
      assertThat(house.count("closing_letter where finished_at is not null")).isOne();
      house.clock().pass(Duration.ofDays(11).plusMinutes(1));
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> house.count("outbox where kind = 'reminder'") == 2);
      assertThat(house.count("outbox where kind = 'closing'")).isZero();
      List.of("linnea", "lorentz").forEach(name -> awaitTexts(name, "er ved å avslutte", 1));
    }
  }

  private void apply(String process, String name, String locale) {
    story
        .careersSite()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .upload(
            "/v1/hiring-processes/" + process + "/applications",
            Multipart.body().form(story.form(process, name).put("locale", locale)))
        .expect(201);
  }

  /** So many letters to all have been posted. */
  private void awaitTold(int letters) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.count("audit_event where action = 'applicants-told'") == letters);
  }

  private List<String> told(String name) {
    return texts(name).stream().filter(text -> text.contains("er ved å avslutte")).toList();
  }

  private void awaitTexts(String name, String words, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(texts(name)).filteredOn(text -> text.contains(words)).hasSize(count));
  }

  private List<String> texts(String name) {
    return new Postbox(story.anonymous(), name.toLowerCase(Locale.ROOT) + "@example.org").texts();
  }

  /** For whoever wants to read what people get. */
  private void keep(String letter) throws IOException {
    var all = new ArrayList<String>();
    for (var name : List.of("larsnb", "larsnn", "larsen", "laila", "leifnn", "leifen")) {
      texts(name).stream().reduce((_, last) -> last).ifPresent(all::add);
    }
    var file = Path.of("target", "letters", letter + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n=====\n", all));
  }
}
