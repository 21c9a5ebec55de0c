package no.slett.rights;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Consents;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.vault.KeyMissingException;
import no.slett.vault.SealBrokenException;

/**
 * Reminds of a consent six months after it was given and 30 days before it ends, once each (law
 * CO-4); silence ends it. Forgets the record when it need not be proven any more.
 */
public final class ConsentReminders {
  private static final System.Logger LOG = System.getLogger(ConsentReminders.class.getName());
  private static final Period AFTER = Period.ofMonths(6);
  private static final Period BEFORE_END = Period.ofDays(30);

  /** How long a consent that ended proves what was said (catalogue, activity {@code rights}). */
  private static final Period PROOF = Period.ofYears(3);

  private static final Actor SYSTEM = Actor.system("consents");
  private static final String DUE =
      """
      withdrawn_at is null and expires_at > ?
          and (reminded < 1 and given_at <= ? or reminded < 2 and expires_at <= ?)
      """;

  private final Database database;
  private final ConsentMail mail;

  public ConsentReminders(Database database, ConsentMail mail) {
    this.database = database;
    this.mail = mail;
  }

  /** Does what is due, a hundred reminders at most. */
  public void sweep() {
    var scope = Scope.of(Purpose.CLOCK, SYSTEM);
    for (var application : database.inTransaction(scope, ConsentReminders::due)) {
      try {
        remind(application);
      } catch (KeyMissingException | SealBrokenException e) {
        LOG.log(Level.ERROR, "nobody can be reminded of application {0}", application);
      }
    }
    database.run(
        scope,
        tx ->
            tx.update(
                "delete from consent where coalesce(withdrawn_at, expires_at) <= ?",
                ServiceClock.before(tx.instant(), PROOF)));
  }

  private static List<ApplicationId> due(Transaction tx) {
    return tx.list(
        "select application_id from consent where " + DUE + " order by expires_at limit 100",
        row -> new ApplicationId(row.uuid("application_id")),
        tx.instant(),
        given(tx),
        ending(tx));
  }

  private void remind(ApplicationId id) {
    var scope = Scope.of(Purpose.RIGHTS, SYSTEM).about(id);
    database.run(
        scope,
        tx -> {
          var consent = Consents.lock(tx, id);
          if (consent.isEmpty() || !marked(tx, id)) {
            return;
          }
          var application = SealedApplication.find(tx, id);
          if (application.isPresent()) {
            var title = title(tx, application.get()).orElseThrow();
            mail.post(tx, consent.get(), application.get(), title, true);
            Audit.record(
                tx,
                scope,
                Audit.Event.of(
                    Action.CONSENT_REMINDED, consent.get().process(), id, consent.get().id()));
          }
        });
  }

  /** One letter, also when both are due because nothing swept for months. */
  private static boolean marked(Transaction tx, ApplicationId id) {
    return tx.update(
            "update consent set reminded = case when expires_at <= ? then 2 else 1 end"
                + " where application_id = ? and "
                + DUE,
            ending(tx),
            id,
            tx.instant(),
            given(tx),
            ending(tx))
        == 1;
  }

  private static Instant given(Transaction tx) {
    return ServiceClock.before(tx.instant(), AFTER);
  }

  private static Instant ending(Transaction tx) {
    return ServiceClock.after(tx.instant(), BEFORE_END);
  }

  private static Optional<String> title(Transaction tx, SealedApplication application) {
    return tx.first(
        "select title from hiring_process where id = ?",
        row -> row.text("title"),
        application.process());
  }
}
