package no.slett.hiring;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import no.slett.clock.ServiceClock;
import no.slett.clock.SystemClock;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.ClosingWarningLetter;
import no.slett.mail.ClosingWarningLetter.Reason;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;

/** Tells the recruiting mailbox that a process is going to close by itself. */
public final class ClosingWarnings {
  private final LetterWriter writer;
  private final MailAddress recruiting;
  private final Sender sender;
  private final URI service;
  private final Retention retention;
  private final InstantSource systemClock;

  /**
   * Takes what a letter is made of.
   *
   * @param recruiting the controller's own mailbox for such letters
   * @param service public address of the service
   */
  public ClosingWarnings(
      LetterWriter writer,
      MailAddress recruiting,
      Sender sender,
      URI service,
      Retention retention,
      SystemClock systemClock) {
    this.writer = writer;
    this.recruiting = recruiting;
    this.sender = sender;
    this.service = service;
    this.retention = retention;
    this.systemClock = systemClock;
  }

  void post(Transaction tx, HiringProcess process, Instant closing) {
    var letter =
        new ClosingWarningLetter(
            recruiting,
            sender,
            process.title(),
            reason(process, closing),
            closing,
            daysUntil(closing, tx.instant()),
            service.resolve("/v1/hiring-processes/" + process.id()));
    var mail = writer.write(letter, Language.of(process.language()).orElseThrow());
    Outbox.postToController(tx, mail, "closing-warning", process.id(), systemClock.instant());
  }

  private Reason reason(HiringProcess process, Instant closing) {
    return process.timing().atGreatestAge(closing, process.clockwork(retention))
        ? Reason.GREATEST_AGE
        : Reason.INACTIVITY;
  }

  /** As people count: from today's date to that one. */
  private static int daysUntil(Instant closing, Instant now) {
    return (int) Math.max(1, ChronoUnit.DAYS.between(date(now), date(closing)));
  }

  private static LocalDate date(Instant at) {
    return at.atZone(ServiceClock.ZONE).toLocalDate();
  }
}
