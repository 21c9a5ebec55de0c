package no.slett.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.PersonMail;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.clock.ServiceClock;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Transaction;
import no.slett.erasure.Blocked;
import no.slett.erasure.HoldEffects;
import no.slett.erasure.NewHold;
import no.slett.erasure.NewHold.Telling;
import no.slett.http.Problem;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.BlockId;
import no.slett.journal.Events;
import no.slett.mail.HoldLetter;
import no.slett.privacy.Blocks.Said;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * Holds for concrete disputes (GDPR Art. 17(3)(e), law PU-5). One person's word holds for three
 * days; what a second person confirmed lasts until its review, six months ahead at most.
 */
final class Holds {
  private static final Period UNCONFIRMED = Period.ofDays(3);
  private static final Period LONGEST = Period.ofMonths(6);

  /** By the system clock: a mail that nobody took over by then tells nobody. */
  private static final Duration USEFUL = Duration.ofDays(7);

  private final Database database;
  private final Events events;
  private final Blocks blocks;
  private final PersonMail mail;

  Holds(Database database, Events events, KeyRing keys, PersonMail mail) {
    this.database = database;
    this.events = events;
    this.blocks = new Blocks(keys);
    this.mail = mail;
  }

  /**
   * What is to be held, and why.
   *
   * @param exemption why the person is not told; null when they are
   */
  record Wanted(
      ApplicationId application,
      @Nullable UUID item,
      Said said,
      Instant reviewAt,
      @Nullable String exemption) {
    @Override
    public String toString() {
      return "Wanted[" + application + "]";
    }
  }

  BlockShown.Hold open(Actor actor, Wanted wanted) {
    var id = BlockId.random();
    var scope = Blocks.about(actor, wanted.application());
    var entry =
        database.inTransaction(
            scope,
            tx -> {
              demandSoon(wanted.reviewAt(), tx.instant());
              var target = Blocks.toBlock(tx, wanted.application(), wanted.item());
              var what = new Blocked(id, wanted.application(), wanted.item());
              var telling = tell(tx, target.application(), wanted);
              var opened = HoldEffects.open(tx, hold(what, wanted, telling, tx), actor.subject());
              blocks.say(tx, target, id, KeptFor.HOLD, wanted.said());
              Blocks.audit(tx, scope, Action.HOLD_OPENED, wanted.application(), id);
              return opened;
            });
    events.carryOut(entry);
    return shown(actor, id);
  }

  private Telling tell(Transaction tx, SealedApplication application, Wanted wanted) {
    if (wanted.exemption() != null) {
      return new Telling.Exempt(wanted.exemption());
    }
    var told =
        mail.post(
            tx,
            application,
            "hold",
            USEFUL,
            (to, sender, title) -> new HoldLetter(to, sender, title, wanted.reviewAt()));
    return told ? new Telling.Told() : new Telling.Unreachable();
  }

  private static NewHold hold(Blocked what, Wanted wanted, Telling telling, Transaction tx) {
    var lapses = ServiceClock.after(tx.instant(), UNCONFIRMED);
    var asked = wanted.reviewAt();
    return new NewHold(what, asked, asked.isBefore(lapses) ? asked : lapses, telling);
  }

  /** A second person agrees. */
  BlockShown.Hold confirm(Actor actor, BlockId id) {
    act(actor, id, Action.HOLD_CONFIRMED, (tx, hold) -> confirmed(tx, actor, hold));
    return shown(actor, id);
  }

  private static Optional<UUID> confirmed(Transaction tx, Actor actor, HoldRow hold) {
    demandLive(tx, hold);
    if (hold.isConfirmed()) {
      throw ProblemType.WRONG_STATE.because("The hold is confirmed already.");
    }
    if (hold.openedBy().equals(actor.subject())) {
      throw ProblemType.FORBIDDEN.because("Somebody else than who opened the hold confirms it.");
    }
    tx.update("update hold set confirmed_by = ? where id = ?", actor.subject(), hold.id());
    var until = Objects.requireNonNullElse(hold.askedUntil(), hold.reviewAt());
    return Optional.of(HoldEffects.confirm(tx, hold.id(), until));
  }

  /** Renews it, or has it lapse sooner. */
  BlockShown.Hold review(Actor actor, BlockId id, Instant reviewAt) {
    act(actor, id, Action.HOLD_REVIEWED, (tx, hold) -> reviewed(tx, hold, reviewAt));
    return shown(actor, id);
  }

  private static Optional<UUID> reviewed(Transaction tx, HoldRow hold, Instant reviewAt) {
    demandSoon(reviewAt, tx.instant());
    demandLive(tx, hold);
    if (!hold.isConfirmed()) {
      throw ProblemType.WRONG_STATE.because("Nobody else has confirmed the hold yet.");
    }
    return Optional.of(HoldEffects.review(tx, hold.id(), reviewAt));
  }

  /** Ends it; one that has ended stays as it is. */
  void release(Actor actor, BlockId id) {
    act(
        actor,
        id,
        Action.HOLD_RELEASED,
        (tx, hold) ->
            hold.holds(tx.instant())
                ? Optional.of(HoldEffects.release(tx, hold.id()))
                : Optional.empty());
  }

  private interface Step {
    Optional<UUID> intend(Transaction tx, HoldRow hold);
  }

  private void act(Actor actor, BlockId id, Action action, Step step) {
    var application = application(actor, id);
    var scope = Blocks.about(actor, application);
    database
        .inTransaction(
            scope,
            tx -> {
              Blocks.beforeAnyClaim(tx, application);
              var hold = HoldRow.findForUpdate(tx, id).orElseThrow(Blocks::absent);
              var entry = step.intend(tx, hold);
              entry.ifPresent(_ -> Blocks.audit(tx, scope, action, application, id));
              return entry;
            })
        .ifPresent(events::carryOut);
  }

  /** All there are. */
  List<BlockShown.Hold> list(Actor actor) {
    var scope = Blocks.accounting(actor);
    return database.inTransaction(
        scope,
        tx -> {
          Blocks.auditList(tx, scope);
          return HoldRow.all(tx).stream().map(hold -> hold.shown(tx.instant(), null)).toList();
        });
  }

  /** One, with its reason. */
  BlockShown.Hold read(Actor actor, BlockId id) {
    var application = application(actor, id);
    var scope = Blocks.about(actor, application);
    return database.inTransaction(
        scope,
        tx -> {
          var hold = HoldRow.find(tx, id).orElseThrow(Blocks::absent);
          Blocks.audit(tx, scope, Action.BLOCK_READ, application, id);
          return hold.shown(tx.instant(), blocks.said(tx, application, id).orElse(null));
        });
  }

  private BlockShown.Hold shown(Actor actor, BlockId id) {
    return database.inTransaction(
        Blocks.accounting(actor),
        tx -> HoldRow.find(tx, id).orElseThrow(Blocks::absent).shown(tx.instant(), null));
  }

  private ApplicationId application(Actor actor, BlockId id) {
    return database
        .inTransaction(Blocks.accounting(actor), tx -> HoldRow.find(tx, id))
        .orElseThrow(Blocks::absent)
        .application();
  }

  private static void demandLive(Transaction tx, HoldRow hold) {
    if (!hold.holds(tx.instant())) {
      throw ProblemType.WRONG_STATE.because("The hold was released or has lapsed.");
    }
  }

  /**
   * Holds end by themselves, and within sight.
   *
   * @throws ProblemException 422
   */
  private static void demandSoon(Instant reviewAt, Instant now) {
    if (!reviewAt.isAfter(now) || reviewAt.isAfter(ServiceClock.after(now, LONGEST))) {
      throw Problem.invalidField("reviewAt", "Give a time within the next six months.").exception();
    }
  }
}
