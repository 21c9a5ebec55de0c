package no.slett.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.erasure.Blocked;
import no.slett.erasure.NewRestriction;
import no.slett.erasure.RestrictionEffects;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.journal.Events;
import no.slett.privacy.Blocks.Said;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Restriction of processing (GDPR Art. 18, law RS-1 to RS-5): stored and nothing else, which the
 * database's policies see to. It ends only after the person was told, a week before.
 */
final class Restrictions {
  private final Database database;
  private final Events events;
  private final Blocks blocks;
  private final LiftingNotices notices;

  Restrictions(Database database, Events events, KeyRing keys, LiftingNotices notices) {
    this.database = database;
    this.events = events;
    this.blocks = new Blocks(keys);
    this.notices = notices;
  }

  /** What is to be restricted, and why. */
  record Wanted(ApplicationId application, @Nullable UUID item, String ground, String reason) {
    @Override
    public String toString() {
      return "Wanted[" + application + "]";
    }
  }

  BlockShown.Restriction open(Actor actor, Wanted wanted) {
    var id = BlockId.random();
    var scope = Blocks.about(actor, wanted.application());
    var entry =
        database.inTransaction(
            scope,
            tx -> {
              var target = Blocks.toBlock(tx, wanted.application(), wanted.item());
              var what = new Blocked(id, wanted.application(), wanted.item());
              var review = RestrictionEffects.review(tx.instant());
              var restriction = new NewRestriction(what, wanted.ground(), review, null);
              var opened = RestrictionEffects.open(tx, restriction, actor.subject());
              blocks.say(tx, target, id, KeptFor.RESTRICTION, new Said(wanted.reason(), null));
              Blocks.audit(tx, scope, Action.RESTRICTION_OPENED, wanted.application(), id);
              return opened;
            });
    events.carryOut(entry);
    return shown(actor, id);
  }

  /** Tells the person that it ends in a week; once. */
  BlockShown.Restriction announce(Actor actor, BlockId id) {
    notices.announce(actor, application(actor, id), id);
    return shown(actor, id);
  }

  /** Ends it; one that has ended stays as it is. */
  void lift(Actor actor, BlockId id) {
    var application = application(actor, id);
    var scope = Blocks.about(actor, application);
    database
        .inTransaction(
            scope,
            tx -> {
              Blocks.beforeAnyClaim(tx, application);
              var row = RestrictionRow.findForUpdate(tx, id).orElseThrow(Blocks::absent);
              if (row.liftedAt() != null) {
                return Optional.<UUID>empty();
              }
              if (!row.mayBeLifted(tx.instant())) {
                throw ProblemType.WRONG_STATE.because(
                    "The person has to be told first, a week before (GDPR Art. 18(3)).");
              }
              Blocks.audit(tx, scope, Action.RESTRICTION_LIFTED, application, id);
              return Optional.of(RestrictionEffects.lift(tx, id));
            })
        .ifPresent(events::carryOut);
  }

  /** All there are. */
  List<BlockShown.Restriction> list(Actor actor) {
    var scope = Blocks.accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Blocks.auditList(tx, scope);
          return RestrictionRow.all(tx).stream().map(row -> row.shown(null)).toList();
        });
  }

  /** One, with its reason. */
  BlockShown.Restriction read(Actor actor, BlockId id) {
    var application = application(actor, id);
    var scope = Blocks.about(actor, application);
    return database.inTransaction(
        scope,
        tx -> {
          var row = RestrictionRow.find(tx, id).orElseThrow(Blocks::absent);
          Blocks.audit(tx, scope, Action.BLOCK_READ, application, id);
          return row.shown(blocks.said(tx, application, id).map(Said::reason).orElse(null));
        });
  }

  private BlockShown.Restriction shown(Actor actor, BlockId id) {
    return database.inTransaction(
        Blocks.accounting(actor),
        tx -> RestrictionRow.find(tx, id).orElseThrow(Blocks::absent).shown(null));
  }

  private ApplicationId application(Actor actor, BlockId id) {
    return database
        .inTransaction(Blocks.accounting(actor), tx -> RestrictionRow.find(tx, id))
        .orElseThrow(Blocks::absent)
        .application();
  }
}
