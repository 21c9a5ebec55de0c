package no.slett.reference;

import java.time.InstantSource;
import java.time.Period;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;
import no.slett.id.Language;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.mail.UnnoticedLetter;

/**
 * The month of Art. 14(3)(a): 21 days after referees were added and not told, the recruiting
 * mailbox is; before the month is over they are forgotten, since nobody may be kept who was not
 * told (law IN-2).
 */
public final class UnnoticedReferees {
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "referees");
  private static final int ALERT_DAYS = 21;

  /** The shortest month less a day: sooner than the law asks in every month. */
  private static final int FORGET_DAYS = 27;

  private final Database database;
  private final LetterWriter letters;
  private final MailAddress recruiting;
  private final Sender sender;
  private final InstantSource systemClock;

  public UnnoticedReferees(
      Database database,
      LetterWriter letters,
      MailAddress recruiting,
      Sender sender,
      InstantSource systemClock) {
    this.database = database;
    this.letters = letters;
    this.recruiting = recruiting;
    this.sender = sender;
    this.systemClock = systemClock;
  }

  /** Alerts and forgets whatever is due. */
  public void sweep() {
    database.run(SCOPE, this::forget);
    database.run(SCOPE, this::alert);
  }

  private void forget(Transaction tx) {
    tx.list(
            """
            delete from referee where contacted_at is null and added_at <= ?
            returning id, process_id, application_id
            """,
            row ->
                Audit.Event.of(
                    Action.REFEREE_FORGOTTEN,
                    new HiringProcessId(row.uuid("process_id")),
                    new no.slett.id.ApplicationId(row.uuid("application_id")),
                    row.uuid("id")),
            ServiceClock.before(tx.instant(), Period.ofDays(FORGET_DAYS)))
        .forEach(event -> Audit.record(tx, SCOPE, event));
  }

  private record Process(HiringProcessId id, String title, Language language, int count) {}

  private void alert(Transaction tx) {
    var due =
        tx.list(
            """
            with due as (
              update referee set alerted_at = ?
              where contacted_at is null and alerted_at is null and added_at <= ?
              returning process_id)
            select p.id, p.title, p.language, count(*) as n
            from due join hiring_process p on p.id = due.process_id group by 1, 2, 3
            """,
            row ->
                new Process(
                    new HiringProcessId(row.uuid("id")),
                    row.text("title"),
                    Language.of(row.text("language")).orElseThrow(),
                    (int) row.number("n")),
            tx.instant(),
            ServiceClock.before(tx.instant(), Period.ofDays(ALERT_DAYS)));
    due.forEach(process -> post(tx, process));
  }

  private void post(Transaction tx, Process process) {
    var letter =
        new UnnoticedLetter(
            recruiting, sender, process.title(), process.count(), FORGET_DAYS - ALERT_DAYS);
    var mail = letters.write(letter, process.language());
    Outbox.postToController(tx, mail, "unnoticed-referees", process.id(), systemClock.instant());
  }
}
