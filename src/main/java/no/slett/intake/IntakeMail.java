package no.slett.intake;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.slett.application.Form;
import no.slett.basis.ClaimsDefence;
import no.slett.database.Transaction;
import no.slett.hiring.Kind;
import no.slett.id.Language;
import no.slett.id.ReceiptCode;
import no.slett.mail.Letter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.ReceiptLetter;
import no.slett.mail.ReceivedPart;
import no.slett.mail.SecondApplicationLetter;
import no.slett.mail.Sender;
import no.slett.vault.ApplicationKey;
import org.jspecify.annotations.Nullable;

/**
 * The mails that intake sends: they are written and sealed at once, and go out after the commit.
 */
public final class IntakeMail {
  private final LetterWriter writer;
  private final Sender sender;
  private final URI service;
  private final @Nullable URI pool;
  private final InstantSource systemClock;

  /**
   * Takes what every mail needs.
   *
   * @param pool where an applicant can join the talent pool; null while nobody is asked
   */
  public IntakeMail(
      LetterWriter writer,
      Sender sender,
      URI service,
      @Nullable URI pool,
      InstantSource systemClock) {
    this.writer = writer;
    this.sender = sender;
    this.service = service;
    this.pool = pool;
    this.systemClock = systemClock;
  }

  /** The defence is what this application is kept for besides; one may object to it (law IN-3). */
  void receipt(
      Transaction tx,
      Arrival arrival,
      ApplicationKey key,
      Receipt receipt,
      Optional<ClaimsDefence> defence) {
    var form = arrival.upload().form();
    var letter =
        new ReceiptLetter(
            new MailAddress(form.email().strip()),
            sender,
            arrival.process().title(),
            arrival.process().kind() == Kind.UNSOLICITED,
            receipt.receivedAt(),
            parts(form, receipt),
            new ReceiptCode(receipt.receiptCode()),
            receipt.erasure().latest(),
            service,
            service.resolve(
                "/v1/hiring-processes/" + arrival.process().id() + "/notice?lang=" + form.locale()),
            null,
            pool,
            defence.map(ClaimsDefence::kept).orElse(null),
            defence.map(ClaimsDefence::interest).stream().toList());
    post(tx, arrival, key, "receipt", letter);
  }

  void secondApplication(Transaction tx, Arrival arrival, ApplicationKey key) {
    var to = new MailAddress(arrival.upload().form().email().strip());
    var letter = new SecondApplicationLetter(to, sender, arrival.process().title(), tx.instant());
    post(tx, arrival, key, "second-application", letter);
  }

  private void post(
      Transaction tx, Arrival arrival, ApplicationKey key, String kind, Letter letter) {
    var language = Language.of(arrival.upload().form().locale()).orElseThrow();
    var mail = writer.write(letter, language);
    Outbox.post(tx, mail, kind, arrival.process().id(), key, systemClock.instant());
  }

  private static List<ReceivedPart> parts(Form form, Receipt receipt) {
    var parts = new ArrayList<ReceivedPart>();
    parts.add(new ReceivedPart("form", null));
    if (form.answers() != null && !form.answers().isEmpty()) {
      parts.add(new ReceivedPart("answers", null));
    }
    if (form.referees() != null && !form.referees().isEmpty()) {
      parts.add(new ReceivedPart("referees", null));
    }
    receipt.documents().forEach(d -> parts.add(new ReceivedPart(d.kind(), d.filename())));
    return parts;
  }
}
