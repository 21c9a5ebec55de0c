package no.slett.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import no.slett.basis.NoticePage.Section;
import no.slett.basis.Samples.Change;
import no.slett.id.Language;
import no.slett.id.RecipientId;
import no.slett.law.Law;
import no.slett.mail.MailAddress;
import no.slett.settings.Translated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoticeTest {
  @Law("IN-1")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "13(1)(a)|Visma Property Solutions AS, organisasjonsnummer 921074352, Karenslyst allé 56",
        "13(1)(b)|Vi har ikke personvernombud",
        "13(1)(c)|artikkel 6 nr. 1 bokstav b",
        "13(1)(c)|Behandle søknaden din og fylle stillingen",
        "13(1)(d)|Ingenting av dette bygger på det loven kaller berettigede interesser",
        "13(1)(e)|Eksempel Drift ApS (Danmark): drift av servere og lagring",
        "13(1)(f)|Opplysningene overføres ikke til land utenfor EØS",
        "13(2)(a)|Den lukkes 14 dager etter det",
        "13(2)(a)|ingen har arbeidet med på 180 dager",
        "13(2)(a)|varer lenger enn 12 måneder",
        "13(2)(a)|Senest 30 dager etter slettingen",
        "13(2)(a)|https://jobb.example.no/v1/erasures/ etterfulgt av koden",
        "13(2)(b)|Innsyn:",
        "13(2)(b)|Retting:",
        "13(2)(b)|Sletting:",
        "13(2)(b)|Begrensning:",
        "13(2)(b)|Protest:",
        "13(2)(b)|Dataportabilitet:",
        "13(2)(c)|Ingenting her bygger på samtykke",
        "13(2)(d)|klage til Datatilsynet",
        "13(2)(e)|Ingen lov eller avtale pålegger deg",
        "13(2)(f)|Vi bruker ikke automatiserte avgjørelser",
        "13(3)|forteller vi deg det først"
      })
  void saysWhatTheLawAsksFor(String article, String words) {
    assertThat(notices().in(Language.NB).text()).as(article).contains(words);
  }

  @Law("IN-1")
  @Test
  void thirteenPointsEachNamedOnce() {
    assertThat(NoticeItem.values())
        .hasSize(13)
        .extracting(NoticeItem::article)
        .doesNotHaveDuplicates();
  }

  @Law("IN-1")
  @ParameterizedTest
  @EnumSource(NoticeItem.class)
  void aPointThatSaysNothingStopsTheNotice(NoticeItem item) {
    var blank = NoticeWriter.passage(item, new Block.Paragraph(" "));
    var others = EnumSet.complementOf(EnumSet.of(item)).stream().map(NoticeTest::said).toList();
    var passages = new ArrayList<>(others);
    passages.add(blank);
    assertThatIllegalStateException()
        .isThrownBy(() -> new NoticePage("t", List.of(), List.of(new Section("h", passages))))
        .withMessage("the notice says nothing on " + item.article());
  }

  private static NoticePage.Passage said(NoticeItem item) {
    return NoticeWriter.passage(item, new Block.Paragraph("words"));
  }

  @Law("IN-1")
  @Test
  void everyChangeOfAWordIsAnotherVersion() {
    var version = notices().version();
    assertThat(version).matches("[0-9a-f]{12}").isEqualTo(notices().version());
    assertThat(writer().write(window("P13D")).version()).isNotEqualTo(version);
    var englishOnly =
        new Change(Samples.activity(ActivityId.RIGHTS))
            .obligation(
                new Translated(
                    "personvernforordningen artikkel 12 til 22",
                    "personvernforordninga artikkel 12 til 22",
                    "other words"))
            .done();
    var changed =
        Samples.writer(new Catalogue(Samples.with(englishOnly)), Samples.controller(), null);
    assertThat(changed.write(Samples.VACANCY).version()).isNotEqualTo(version);
  }

  @Test
  void oneVersionNamesAllLanguages() {
    var notices = notices();
    assertThat(Arrays.stream(Language.values()).map(notices::in))
        .allMatch(n -> n.version().equals(notices.version()))
        .extracting(Notice::sha256)
        .doesNotHaveDuplicates()
        .allMatch(h -> h.matches("[0-9a-f]{64}"));
  }

  @Law("ST-0")
  @Test
  void aChangedRetentionRuleChangesTheNotice() {
    var shorter =
        new Change(Samples.activity(ActivityId.RIGHTS))
            .retention(Retention.Trigger.REQUEST_ANSWERED, "P2Y", "P3Y")
            .done();
    var notice = Samples.writer(new Catalogue(Samples.with(shorter)), Samples.controller(), null);
    assertThat(notice.write(Samples.VACANCY).in(Language.EN).text())
        .contains("2 years after we answered you");
    assertThat(notices().in(Language.EN).text()).contains("3 years after we answered you");
  }

  @Law("ST-0")
  @Test
  void noProcessPromisesMoreThanTheCatalogueAllows() {
    var tooOld =
        new NoticeTerms.Vacancy(
            Period.ZERO, Period.ofDays(180), Period.ofMonths(25), Period.ofDays(30));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> writer().write(tooOld))
        .withMessage("recruitment may not be kept for P25M");
    var unsolicited = new NoticeTerms.Unsolicited(Period.ofMonths(13), Period.ofDays(30));
    assertThatIllegalArgumentException().isThrownBy(() -> writer().write(unsolicited));
  }

  @Test
  void anUnsolicitedApplicationGoesByItsReceipt() {
    var terms = new NoticeTerms.Unsolicited(Period.ofMonths(6), Period.ofDays(30));
    var text = writer().write(terms).in(Language.NN).text();
    assertThat(text)
        .contains("Søknaden blir sletta 6 månader etter at vi fekk han")
        .contains("utan at ei stilling er lyst ut")
        .doesNotContain("fylle stillinga");
  }

  @Test
  void withoutAWindowTheProcessClosesAtOnce() {
    assertThat(writer().write(window("P0D")).in(Language.EN).text())
        .contains("it closes at once")
        .doesNotContain(" 0 days");
  }

  @Law({"IN-3", "LB-5"})
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NB|Din rett til å protestere|Vi vil kunne vise hvorfor",
        "NN|Retten din til å protestere|Vi vil kunne vise kvifor",
        "EN|Your right to object|We want to be able to show why"
      })
  void theRightToObjectStandsByItself(Language language, String heading, String interest) {
    var catalogue = new Catalogue(Samples.with(Samples.claimsDefence()));
    var with = Samples.writer(catalogue, Samples.controller(), null);
    assertThat(with.write(Samples.VACANCY).in(language).html())
        .contains("<h2>" + heading + "</h2>")
        .contains(interest);
    assertThat(notices().in(language).text()).doesNotContain(heading).doesNotContain(interest);
  }

  @Test
  void aConsentCanBeWithdrawn() {
    var pool = new Change(Samples.activity(ActivityId.TALENT_POOL)).enabled(true).done();
    var writer = Samples.writer(new Catalogue(Samples.with(pool)), Samples.controller(), null);
    assertThat(writer.write(Samples.VACANCY).in(Language.EN).text())
        .contains("You may withdraw a consent at any time by writing to vps@visma.com")
        .contains("Keep you in mind for new positions: 12 months after you gave your consent");
  }

  @Test
  void namesOfficerRepresentativeAndTransfers() {
    var contact = new Controller.Contact("A. Officer", new MailAddress("dpo@example.com"));
    var controller =
        new Controller(
            "Elsewhere Inc.",
            "1",
            "1 Street",
            new MailAddress("hr@example.com"),
            new Country("US"),
            contact,
            contact);
    var recipient =
        new Recipient(
            new RecipientId("far-cloud"),
            "Far Cloud",
            Recipient.Role.PROCESSOR,
            new Translated("lagring", "lagring", "storage"),
            new Country("JP"),
            Recipient.Transfer.ADEQUACY,
            new Recipient.Contract(
                "2026-1",
                List.of(
                    new Recipient.SubProcessor(
                        "Farther Disks", new Country("IN"), Recipient.Transfer.STANDARD_CLAUSES))),
            null,
            null,
            null,
            null);
    var file = new ControllerFile(controller, List.of(recipient));
    var text =
        Samples.writer(Samples.catalogue(), file, null)
            .write(Samples.VACANCY)
            .in(Language.NB)
            .text();
    assertThat(text)
        .contains("Personvernombudet vårt er A. Officer: dpo@example.com.")
        .contains("Representanten vår i EØS er A. Officer")
        .contains("Far Cloud (Japan): EU-kommisjonen har slått fast")
        .contains("Farther Disks (India): ")
        .contains("Du får en kopi av det overføringen bygger på, ved å skrive til hr@example.com.");
  }

  @Test
  void theDocumentIsWholeAndEscaped() {
    var controller = Samples.controller().controller();
    var odd =
        new Controller(
            "<b>A & \"B\"</b>",
            controller.organisationNumber(),
            controller.address(),
            controller.email(),
            controller.country(),
            null,
            null);
    var writer = Samples.writer(Samples.catalogue(), new ControllerFile(odd, List.of()), null);
    assertThat(writer.write(Samples.VACANCY).in(Language.NN).html())
        .startsWith("<!doctype html>\n<html lang=\"nn\">")
        .contains("<meta charset=\"utf-8\">")
        .contains("&lt;b&gt;A &amp; &quot;B&quot;&lt;/b&gt;")
        .doesNotContain("<b>")
        .contains("<a href=\"mailto:vps@visma.com\">vps@visma.com</a>.")
        .contains("<a href=\"https://www.datatilsynet.no\">https://www.datatilsynet.no</a>.")
        .contains("https://jobb.example.no/v1/erasures/ følgt")
        .doesNotContain("<a href=\"https://jobb")
        .endsWith("</html>\n");
  }

  @Test
  void headingsDescendWithoutAGap() {
    var levels = new ArrayList<Integer>();
    var matcher = Pattern.compile("<h(\\d)>").matcher(notices().in(Language.NB).html());
    while (matcher.find()) {
      levels.add(Integer.valueOf(matcher.group(1)));
    }
    assertThat(levels).startsWith(1, 2).containsOnlyOnce(1);
    for (var i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void showsThePageForRightsWhenThereIsOne() {
    var page = URI.create("https://jobb.example.no/me");
    var writer = Samples.writer(Samples.catalogue(), Samples.controller(), page);
    assertThat(writer.write(Samples.VACANCY).in(Language.EN).text()).contains(page.toString());
  }

  private static NoticeTerms window(String period) {
    return new NoticeTerms.Vacancy(
        Period.parse(period), Period.ofDays(180), Period.ofMonths(12), Period.ofDays(30));
  }

  private static NoticeWriter writer() {
    return Samples.writer(Samples.catalogue(), Samples.controller(), null);
  }

  private static Notices notices() {
    return writer().write(Samples.VACANCY);
  }
}
