package no.slett.privacy;

import java.time.Duration;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.erasure.RestrictionEffects;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.mail.LiftingLetter;

/** Tells people that the restriction of their data will be lifted (GDPR Art. 18(3), law RS-4). */
public final class LiftingNotices {
  /** Later than this, nobody can object in time any more. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Database database;
  private final PersonMail mail;

  public LiftingNotices(Database database, PersonMail mail) {
    this.database = database;
    this.mail = mail;
  }

  /** Once for each restriction; one that was announced or lifted stays as it is. */
  void announce(Actor actor, ApplicationId application, BlockId id) {
    var scope = Blocks.about(actor, application);
    database.run(
        scope,
        tx -> {
          Blocks.beforeAnyClaim(tx, application);
          var row = RestrictionRow.findForUpdate(tx, id).orElseThrow(Blocks::absent);
          if (row.notifiedAt() == null && row.liftedAt() == null) {
            demandDecided(row);
            SealedApplication.find(tx, application).ifPresent(found -> post(tx, found));
            RestrictionEffects.announced(tx, id, tx.instant());
            Blocks.audit(tx, scope, Action.RESTRICTION_ANNOUNCED, application, id);
          }
        });
  }

  /** What somebody objects to stays restricted until that is decided (law OB-1). */
  private static void demandDecided(RestrictionRow row) {
    if (row.request() != null) {
      throw ProblemType.WRONG_STATE.because("Decide on the objection first, by its request.");
    }
  }

  /** Of a person of whom only single items are left, no address is: there is nobody to tell. */
  private void post(Transaction tx, SealedApplication application) {
    var lifts = RestrictionEffects.lifts(tx.instant());
    mail.post(
        tx,
        application,
        "restriction-lifting",
        USEFUL,
        (to, sender, title) -> new LiftingLetter(to, sender, title, lifts));
  }
}
