package no.slett.privacy;

import java.util.UUID;
import no.slett.audit.Action;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.erasure.RestrictionEffects;
import no.slett.http.ProblemException;
import no.slett.journal.Events;
import no.slett.vault.KeyMissingException;
import no.slett.vault.SealBrokenException;

/**
 * What happens to restrictions without anybody doing anything: at the review the person is told,
 * and a week after that it lifts. Any number of instances sweep.
 */
public final class RestrictionSweep {
  private static final System.Logger LOG = System.getLogger(RestrictionSweep.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "restrictions");
  private static final int MOST_AT_ONCE = 100;

  private final Database database;
  private final Events events;
  private final LiftingNotices notices;

  public RestrictionSweep(Database database, Events events, LiftingNotices notices) {
    this.database = database;
    this.events = events;
    this.notices = notices;
  }

  /** Does what is due, a hundred of each kind at most. */
  public void sweepOnce() {
    database
        .inTransaction(SCOPE, tx -> RestrictionRow.toAnnounce(tx, MOST_AT_ONCE))
        .forEach(this::announce);
    database
        .inTransaction(
            SCOPE,
            tx ->
                RestrictionRow.toLift(tx, MOST_AT_ONCE).stream()
                    .map(row -> intend(tx, row))
                    .toList())
        .forEach(events::carryOut);
  }

  private static UUID intend(Transaction tx, RestrictionRow row) {
    Blocks.audit(tx, SCOPE, Action.RESTRICTION_LIFTED, row.application(), row.id());
    return RestrictionEffects.lift(tx, row.id());
  }

  /** One whose erasure was claimed in between needs no notice. */
  private void announce(RestrictionRow row) {
    try {
      notices.announce(Actor.system("restrictions"), row.application(), row.id());
    } catch (ProblemException gone) {
      LOG.log(
          System.Logger.Level.INFO, "restriction {0} ended before its notice", row.id().toString());
    } catch (KeyMissingException | SealBrokenException e) {
      // an alarm, and no reason to tell nobody else
      LOG.log(
          System.Logger.Level.ERROR,
          "restriction {0}: its person cannot be told: {1}",
          row.id().toString(),
          e.getClass().getSimpleName());
    }
  }
}
