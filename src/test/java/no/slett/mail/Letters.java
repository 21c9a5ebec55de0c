package no.slett.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import no.slett.id.ReceiptCode;
import no.slett.settings.Texts;
import no.slett.settings.Translated;

/** Letters to test with. */
final class Letters {
  static final MailAddress KARI = new MailAddress("kari@example.no");
  static final Sender SENDER = new Sender("Eksempel AS", new MailAddress("jobb@example.no"));
  private static final Instant RECEIVED = Instant.parse("2027-03-03T21:59:00Z");
  private static final Instant LATEST = Instant.parse("2028-03-02T23:30:00Z");

  private Letters() {}

  static LetterWriter writer() {
    return new LetterWriter(Texts.load(LetterWriter.class, LetterWriter.TEXTS, null));
  }

  static ReceiptLetter receipt(Translated... interests) {
    return receipt(
        "Utvikler",
        false,
        List.of(
            new ReceivedPart("form", null),
            new ReceivedPart("coverLetter", "Søknad.docx"),
            new ReceivedPart("cv", "CV Kari Nordmann.pdf")),
        interests);
  }

  static ReceiptLetter receipt(
      String title, boolean unsolicited, List<ReceivedPart> parts, Translated... interests) {
    return new ReceiptLetter(
        KARI,
        SENDER,
        title,
        unsolicited,
        RECEIVED,
        parts,
        new ReceiptCode("abcdefghijklmnopqrstuv"),
        LATEST,
        URI.create("https://jobb.example.no/"),
        URI.create("https://jobb.example.no/notice"),
        null,
        null,
        null,
        List.of(interests));
  }

  static SecondApplicationLetter second() {
    return new SecondApplicationLetter(KARI, SENDER, "Utvikler", RECEIVED);
  }

  static ClosingWarningLetter warning(ClosingWarningLetter.Reason reason, int days) {
    return new ClosingWarningLetter(
        SENDER.contact(),
        SENDER,
        "Utvikler",
        reason,
        LATEST,
        days,
        URI.create("https://jobb.example.no/p"));
  }

  static CodeLetter code() {
    return new CodeLetter(
        new MailAddress("kari@example.no"),
        SENDER,
        "042137",
        10,
        URI.create("https://jobb.example.no/me#042137"));
  }

  static LiftingLetter lifting() {
    return new LiftingLetter(KARI, SENDER, "Utvikler", LATEST);
  }

  static AddressChangedLetter addressChanged() {
    return new AddressChangedLetter(KARI, SENDER, "Utvikler");
  }

  static HoldLetter hold() {
    return new HoldLetter(KARI, SENDER, "Utvikler", LATEST);
  }

  static DailyReportLetter report() {
    var lines =
        List.of("hold", "restriction", "request").stream()
            .map(kind -> new DailyReportLetter.Line(kind, "7d9f3c1e", RECEIVED, LATEST))
            .toList();
    return new DailyReportLetter(
        SENDER.contact(), SENDER, RECEIVED, lines, 12, List.of("claims-defence: overdue"));
  }

  static WithdrawalLetter withdrawal() {
    return new WithdrawalLetter(
        new MailAddress("kari@example.no"),
        SENDER,
        "Utvikler",
        LATEST,
        URI.create("https://jobb.example.no"));
  }
}
