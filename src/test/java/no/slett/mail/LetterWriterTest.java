package no.slett.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import no.slett.id.Language;
import no.slett.law.Law;
import no.slett.mail.ClosingWarningLetter.Reason;
import no.slett.settings.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LetterWriterTest {
  private static final Translated INTEREST =
      new Translated("Vi vil kunne svare", "Vi vil kunne svare då", "We want to be able to answer");

  @Law({"IN-3", "IN-4"})
  @ParameterizedTest
  @EnumSource(Language.class)
  void theReceiptReadsAsKept(Language language) throws IOException {
    var mail = Letters.writer().write(Letters.receipt(INTEREST), language);
    assertThat(mail.text()).isEqualTo(kept("receipt." + language.tag() + ".txt"));
    assertThat(mail.to()).isEqualTo(Letters.KARI);
    assertThat(mail.language()).isEqualTo(language);
  }

  @Law("IN-3")
  @ParameterizedTest
  @CsvSource({
    "NB, DIN RETT TIL Å PROTESTERE",
    "NN, RETTEN DIN TIL Å PROTESTERE",
    "EN, YOUR RIGHT TO OBJECT"
  })
  void theRightToObjectStandsByItself(Language language, String heading) {
    var line = "-".repeat(40);
    var with = Letters.writer().write(Letters.receipt(INTEREST), language).text();
    var block = with.substring(with.indexOf(line), with.lastIndexOf(line));
    assertThat(block).contains(heading, INTEREST.in(language), "jobb@example.no");
    var without = Letters.writer().write(Letters.receipt(), language).text();
    assertThat(without).doesNotContain(heading, line);
  }

  @ParameterizedTest
  @CsvSource({"NB, 3. mars 2028", "NN, 3. mars 2028", "EN, 3 March 2028"})
  void theLatestDateIsTheDayInNorway(Language language, String date) {
    assertThat(Letters.writer().write(Letters.receipt(), language).text()).contains(date);
  }

  @Test
  void anUnsolicitedApplicationGoesByItsDate() {
    var letter = Letters.receipt("Åpen søknad", true, List.of(new ReceivedPart("cv", "cv.pdf")));
    assertThat(Letters.writer().write(letter, Language.NB).text())
        .contains("fikk søknaden din («Åpen søknad»)")
        .doesNotContain("ansettelsesprosessen");
  }

  @Test
  void whatAStrangerTypedStaysOneShortLine() {
    var endless = "x".repeat(79) + "😀" + "tail";
    var parts =
        List.of(
            new ReceivedPart("cv", "a.pdf\n\nKjære offer,\u202E"), new ReceivedPart("?", endless));
    var mail = Letters.writer().write(Letters.receipt("A\r\nBcc: b", false, parts), Language.NB);
    assertThat(mail.subject()).isEqualTo("Vi har fått søknaden din: A Bcc: b");
    assertThat(mail.text())
        .contains("- CV: «a.pdf Kjære offer,»\n- Annet vedlegg: «" + "x".repeat(79) + "😀…»\n");
  }

  @ParameterizedTest
  @CsvSource({
    "NB, abc, Var det ikke du",
    "NN, abc, Var det ikkje du",
    "EN, abc, If it was not you"
  })
  void theSecondApplicationAsksWhetherItWasYou(Language language, String never, String words) {
    var mail = Letters.writer().write(Letters.second(), language);
    assertThat(mail.text()).contains(words, "jobb@example.no", "Utvikler").doesNotContain(never);
  }

  @Law("PU-2")
  @ParameterizedTest
  @CsvSource({
    "NB, INACTIVITY, 30, om 30 dager, begynner tiden å løpe på nytt",
    "NB, GREATEST_AGE, 7, om 7 dager, Det hjelper ikke å arbeide med den",
    "NN, INACTIVITY, 7, om 7 dagar, byrjar tida å gå på nytt",
    "NN, GREATEST_AGE, 30, om 30 dagar, han kan ikkje opnast att",
    "EN, INACTIVITY, 1, in 1 day, the time starts anew",
    "EN, GREATEST_AGE, 30, in 30 days, it cannot be opened again"
  })
  void theWarningSaysWhenAndWhy(
      Language language, Reason reason, int days, String when, String why) {
    var mail = Letters.writer().write(Letters.warning(reason, days), language);
    assertThat(mail.subject()).contains(when, "Utvikler");
    assertThat(mail.text()).contains(when, why, "2028", "https://jobb.example.no/p");
  }

  @Test
  void aWarningComesBefore() {
    assertThatIllegalArgumentException().isThrownBy(() -> Letters.warning(Reason.INACTIVITY, 0));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aCodeStandsAloneOnItsLineAndIsNotInTheSubject(Language language) {
    var mail = Letters.writer().write(Letters.code(), language);
    assertThat(mail.text().lines()).filteredOn(line -> line.matches("\\d{6}")).hasSize(1);
    assertThat(mail.text()).contains("\n042137\n", "https://jobb.example.no/me#042137", " 10 ");
    assertThat(mail.subject()).doesNotContain("042137");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aWithdrawalIsConfirmed(Language language) {
    var mail = Letters.writer().write(Letters.withdrawal(), language);
    assertThat(mail.text())
        .contains("Utvikler", "2028", "https://jobb.example.no/v1/erasures/")
        .doesNotContain("{");
  }

  @Law("RS-4")
  @ParameterizedTest
  @CsvSource({"NB, oppheves", "NN, oppheva", "EN, lifted"})
  void whoRestrictedIsToldWhenItEnds(Language language, String word) {
    var mail = Letters.writer().write(Letters.lifting(), language);
    assertThat(mail.subject()).contains(word, "Utvikler");
    assertThat(mail.text()).contains(word, "2028", "jobb@example.no").doesNotContain("{");
  }

  @Law("PU-5")
  @ParameterizedTest
  @CsvSource({"NB, utsatt", "NN, utsett", "EN, put off"})
  void whoseErasureIsPutOffIsToldUntilWhen(Language language, String word) {
    var mail = Letters.writer().write(Letters.hold(), language);
    assertThat(mail.subject()).contains(word, "Utvikler");
    assertThat(mail.text()).contains(word, "2028", "Datatilsynet").doesNotContain("{");
  }

  @ParameterizedTest
  @CsvSource({"NB, siste e-posten", "NN, siste e-posten", "EN, last mail"})
  void theOldMailboxHearsThatThereIsAnother(Language language, String words) {
    var mail = Letters.writer().write(Letters.addressChanged(), language);
    assertThat(mail.subject()).contains("Utvikler");
    assertThat(mail.text()).contains(words, "jobb@example.no").doesNotContain("{", "kari");
  }

  @Law("RS-5")
  @ParameterizedTest
  @EnumSource(Language.class)
  void theDailyReportHasALineForEachBlock(Language language) {
    var mail = Letters.writer().write(Letters.report(), language);
    assertThat(mail.text())
        .contains("- ", "7d9f3c1e", "2028", "12", "claims-defence: overdue")
        .doesNotContain("{");
  }

  @Test
  void nothingPrintsWhatItHolds() {
    var mail = Letters.writer().write(Letters.receipt(), Language.NB);
    assertThat(
            List.of(
                mail,
                Letters.receipt(),
                Letters.second(),
                Letters.code(),
                Letters.withdrawal(),
                Letters.lifting(),
                Letters.hold(),
                Letters.addressChanged(),
                Letters.receipt().parts()))
        .asString()
        .doesNotContain("kari", "Kari", "Utvikler", "abcdefghijklmnopqrstuv", "042137");
  }

  @Test
  void aMailSurvivesTheOutbox() throws IOException {
    var json = new ObjectMapper();
    var mail = Letters.writer().write(Letters.receipt(), Language.NN);
    assertThat(json.readValue(json.writeValueAsBytes(mail), Mail.class)).isEqualTo(mail);
  }

  private static String kept(String name) throws IOException {
    try (var in = Objects.requireNonNull(LetterWriterTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
