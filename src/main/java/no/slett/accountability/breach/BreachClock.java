package no.slett.accountability.breach;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.BreachAlarmLetter;
import no.slett.mail.LetterWriter;
import no.slett.mail.MailAddress;
import no.slett.mail.Outbox;
import no.slett.mail.Sender;
import no.slett.vault.OwnKeys;

/**
 * Reminds the privacy officer while the 72 hours run: after 24, 48 and 66 of them, and when they
 * are over, until it is decided whether the authority is told (law BR-1). Hours are hours: nights,
 * weekends and holidays count.
 */
public final class BreachClock {
  private static final System.Logger LOG = System.getLogger(BreachClock.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "breaches");
  private static final List<Integer> HOURS = List.of(72, 66, 48, 24);
  private static final Duration USEFUL = Duration.ofDays(3);

  /** How long a breach is kept on record: as long as the log that it is told from. */
  private static final Period PROOF = Period.ofYears(3);

  private final Database database;
  private final Papers papers;
  private final OwnKeys mailKeys;
  private final LetterWriter letters;
  private final Sender sender;
  private final MailAddress officer;
  private final URI service;
  private final InstantSource systemClock;

  BreachClock(Database database, Papers papers, Mailing mailing, MailAddress officer) {
    this.database = database;
    this.papers = papers;
    this.mailKeys = mailing.keys();
    this.letters = mailing.letters();
    this.sender = mailing.sender();
    this.officer = officer;
    this.service = mailing.service();
    this.systemClock = mailing.systemClock();
  }

  /** What a mail to the privacy mailbox is made of. */
  public record Mailing(
      LetterWriter letters, Sender sender, URI service, OwnKeys keys, InstantSource systemClock) {}

  /** Tells what there is to tell, and forgets what is old. Any number of instances may. */
  public void sweep() {
    var running =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    """
                    select id from breach
                    where authority is null and alarmed < 72
                      and aware_at + interval '24 hours' <= ? order by due_at
                    """,
                    row -> row.uuid("id"),
                    tx.instant()));
    running.forEach(id -> database.run(SCOPE, tx -> tell(tx, id)));
    forget();
  }

  private void tell(Transaction tx, UUID id) {
    var found = BreachRow.findForUpdate(tx, id);
    if (found.isEmpty() || found.get().authority() != null) {
      return;
    }
    var breach = found.get();
    var hours = hours(breach.awareAt(), tx.instant());
    if (hours > breach.alarmed()) {
      tx.update("update breach set alarmed = ? where id = ?", hours, id);
      post(tx, breach, hours);
    }
  }

  /** The furthest mark that was passed. */
  private static int hours(Instant awareAt, Instant now) {
    var passed = Duration.between(awareAt, now).toHours();
    return HOURS.stream().filter(mark -> passed >= mark).findFirst().orElse(0);
  }

  private void post(Transaction tx, BreachRow breach, int hours) {
    var page = service.resolve(BreachRoutes.PATH + "/" + breach.id());
    var letter =
        new BreachAlarmLetter(officer, sender, breach.id().toString(), hours, breach.dueAt(), page);
    var mail = letters.write(letter, Language.NB);
    var now = systemClock.instant();
    var key = mailKeys.create(mail.id());
    var alone = new Outbox.Alone(key, now.plus(USEFUL), null);
    Outbox.postToMailbox(tx, mail, "breach-alarm", alone, List.of(), now);
    Breaches.audit(tx, SCOPE, Action.BREACH_ALARMED, breach.id());
    LOG.log(
        System.Logger.Level.WARNING,
        "breach {0} has run for {1} hours without a decision on the authority",
        breach.id(),
        hours);
  }

  private void forget() {
    var old =
        database.inTransaction(
            SCOPE, tx -> Telling.forgotten(tx, ServiceClock.before(tx.instant(), PROOF)));
    if (!old.isEmpty()) {
      papers.destroy(old);
      database.run(
          SCOPE,
          tx -> tx.update("delete from breach where id = any (?::uuid[])", Transaction.array(old)));
    }
  }
}
