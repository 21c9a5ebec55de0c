package no.slett.rights.desk;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.mail.MailAddress;
import no.slett.mail.RequestAlarmLetter;
import no.slett.rights.RequestRow;

/**
 * Reminds the privacy officer of what waits: when half, three quarters and all of the time to the
 * internal date have passed, and at two months of an extended request (law RQ-1, RQ-2). Each once;
 * none while the clock stands still.
 */
public final class Alarms {
  private static final System.Logger LOG = System.getLogger(Alarms.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "requests");
  private static final Period EXTENDED = Period.ofMonths(2);
  private static final int TWO_MONTHS = 200;

  private final Database database;
  private final Letters letters;
  private final MailAddress officer;

  /** Takes the mailbox that is told. */
  public Alarms(Database database, Letters letters, MailAddress officer) {
    this.database = database;
    this.letters = letters;
    this.officer = officer;
  }

  /** Tells what there is to tell. Any number of instances may. */
  public void sweep() {
    var due =
        database.inTransaction(
            SCOPE,
            tx ->
                tx.list(
                    """
                    select id from request
                    where decided_at is null and answered_at is null and alarmed < 200
                      and (received_at + (due_internal - received_at) / 2 <= ?)
                      and (extended_at is not null or alarmed < 100)
                    order by due_internal limit 500
                    """,
                    row -> row.uuid("id"),
                    tx.instant()));
    due.forEach(id -> database.run(SCOPE, tx -> tell(tx, id)));
  }

  private void tell(Transaction tx, UUID id) {
    var request = RequestRow.findForUpdate(tx, id);
    if (request.isEmpty() || request.get().isDecided() || request.get().isPaused()) {
      return;
    }
    var level = level(request.get(), tx.instant());
    var first =
        tx.update("update request set alarmed = ? where id = ? and alarmed < ?", level, id, level);
    if (first == 1) {
      post(tx, request.get(), level);
    }
  }

  private void post(Transaction tx, RequestRow request, int level) {
    var due = level == TWO_MONTHS ? request.due().extended() : request.due().internal();
    var letter =
        new RequestAlarmLetter(
            officer, letters.sender(), request.id().toString(), level, due, letters.page(request));
    letters.postToOfficer(tx, letters.write(letter, Language.NB), "request-alarm");
    Audit.record(
        tx, SCOPE, new Audit.Event(Action.REQUEST_ALARMED, null, null, request.id(), null));
    if (level >= 100) {
      LOG.log(Level.WARNING, "request {0} waits for its answer, level {1}", request.id(), level);
    }
  }

  /** The furthest that was reached. */
  private static int level(RequestRow request, Instant now) {
    if (request.extendedAt() != null) {
      var warn = ServiceClock.after(request.receivedAt(), EXTENDED);
      return now.isBefore(warn) ? 0 : TWO_MONTHS;
    }
    var whole = Duration.between(request.receivedAt(), request.due().internal()).toMillis();
    var passed = Duration.between(request.receivedAt(), now).toMillis() * 100 / Math.max(1, whole);
    return passed >= 100 ? 100 : passed >= 75 ? 75 : passed >= 50 ? 50 : 0;
  }
}
