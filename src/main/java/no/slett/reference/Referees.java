package no.slett.reference;

import java.util.List;
import no.slett.application.Desk;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Activity;
import no.slett.basis.Catalogue;
import no.slett.basis.DataCategory;
import no.slett.database.Actor;
import no.slett.database.DatabaseException;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.RefereeId;

/** Whom recruiters ask, and that nobody is asked who was not told first (law IN-2). */
public final class Referees {
  private final Desk desk;
  private final Catalogue catalogue;
  private final Opener opener;
  private final Cards cards;
  private final RefereeMail mail;

  Referees(Desk desk, Catalogue catalogue, Opener opener, Cards cards, RefereeMail mail) {
    this.desk = desk;
    this.catalogue = catalogue;
    this.opener = opener;
    this.cards = cards;
    this.mail = mail;
  }

  /** What erasure does to referees; nothing of them ever survives. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from referee where application_id = any (?::uuid[])
          returning application_id)
        select application_id, 'referee' as category, count(*) as n from gone group by 1
        """);
  }

  /**
   * Makes somebody a referee of an application.
   *
   * @throws ProblemException 422 without an activity that allows it, 409 for somebody added before
   */
  Shown.Referee add(Actor actor, ApplicationId id, NewReferee wanted) {
    var activity = activity(wanted);
    var application = desk.with(actor, id, (_, found) -> found);
    var contact = wanted.named() ? named(application, wanted) : wanted.contact();
    var referee = RefereeId.random();
    var sealed = cards.seal(application.process(), id, referee, contact);
    try {
      return desk.with(
          actor,
          id,
          (tx, found) -> {
            RefereeRow.insert(tx, actor, found, referee, wanted, activity.id(), sealed);
            audit(tx, actor, Action.REFEREE_ADDED, found, referee);
            var row = RefereeRow.find(tx, referee).orElseThrow();
            return Shown.Referee.of(row, contact, List.of());
          });
    } catch (DatabaseException.Conflict known) {
      throw ProblemType.WRONG_STATE.because(
          "This person is a referee of the application already, or does not want to be one.");
    }
  }

  /** An activity of the catalogue that is on, is a legitimate interest and covers the person. */
  private Activity activity(NewReferee wanted) {
    var covered = wanted.named() ? DataCategory.REFEREES : DataCategory.OFF_LIST_REFERENCE;
    return catalogue
        .findEnabled(wanted.rests())
        .filter(activity -> activity.objectable() && activity.categories().contains(covered))
        .orElseThrow(
            () ->
                Problem.invalidField(
                        "activity",
                        "No activity with a legitimate interest (GDPR Art. 6(1)(f)) that is turned"
                            + " on covers this referee.")
                    .exception());
  }

  private Contact named(SealedApplication application, NewReferee wanted) {
    var listed = opener.form(application).referees();
    if (listed == null || wanted.place() >= listed.size()) {
      throw Problem.invalidField("position", "The form has no referee there.").exception();
    }
    return Contact.named(listed.get(wanted.place()), wanted.email(), wanted.phone());
  }

  /**
   * Sends the notice of Art. 14, with which contact begins; a second call changes nothing.
   *
   * @throws ProblemException 409 when the activity is off, there is no address, or they objected
   */
  Shown.Referee contact(Actor actor, RefereeId id) {
    return with(
        actor,
        id,
        (tx, application) -> {
          var row = RefereeRow.lock(tx, id).orElseThrow(Referees::objected);
          var contact = demandContactable(tx, row);
          if (row.contactedAt() == null) {
            mail.notice(tx, application, row, contact);
            audit(tx, actor, Action.REFEREE_CONTACTED, application, id);
          }
          return Shown.Referee.of(RefereeRow.find(tx, id).orElseThrow(), contact, List.of());
        });
  }

  /** Work on a referee whose application the actor may see. */
  <T> T with(
      Actor actor,
      RefereeId id,
      java.util.function.BiFunction<Transaction, SealedApplication, T> work) {
    return desk.with(actor, application(actor, id), work);
  }

  private ApplicationId application(Actor actor, RefereeId id) {
    return desk.database()
        .inTransaction(
            Desk.scope(actor),
            tx ->
                tx.first(
                    "select a.id from (select application_of_referee(?) as id) a where id is not"
                        + " null",
                    row -> new ApplicationId(row.uuid("id")),
                    id))
        .orElseThrow(Referees::absent);
  }

  private Contact demandContactable(Transaction tx, RefereeRow row) {
    var contact = demandWilling(row);
    if (!isEnabled(tx, row.activity())) {
      throw ProblemType.WRONG_STATE.because("The activity " + row.activity() + " is turned off.");
    }
    if (contact.email() == null) {
      throw ProblemType.WRONG_STATE.because(
          "There is no address to send the notice to (GDPR Art. 14), so nobody may ask them.");
    }
    return contact;
  }

  /** Who somebody is who did not object. */
  Contact demandWilling(RefereeRow row) {
    var contact = cards.open(row);
    if (contact == null) {
      throw objected();
    }
    return contact;
  }

  private static boolean isEnabled(Transaction tx, String activity) {
    return tx.first(
            "select enabled from activity where id = ?", row -> row.flag("enabled"), activity)
        .orElse(false);
  }

  static void audit(
      Transaction tx, Actor actor, Action action, SealedApplication application, RefereeId id) {
    Audit.record(
        tx,
        Desk.scope(actor),
        Audit.Event.of(action, application.process(), application.id(), id.value()));
  }

  static ProblemException objected() {
    return ProblemType.WRONG_STATE.because(
        "The referee objected (GDPR Art. 21) and is not contacted any more.");
  }

  static ProblemException absent() {
    return ProblemType.NOT_FOUND.because("There is no such referee.");
  }
}
