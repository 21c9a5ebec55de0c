package no.slett.closing;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.application.SealedApplication;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.hiring.HiringProcess;
import no.slett.hiring.HiringProcesses;
import no.slett.id.ApplicationId;
import no.slett.journal.Events;
import no.slett.vault.KeyMissingException;
import no.slett.vault.SealBrokenException;

/**
 * Tells all applicants of a process that it closes, and reminds them three days before it is closed
 * unless that is within a week. Any number of instances sweep; a batch is posted by one.
 */
public final class ClosingLetters {
  private static final System.Logger LOG = System.getLogger(ClosingLetters.class.getName());
  private static final int BATCH = 100;
  private static final Actor SYSTEM = Actor.system("closing");
  private static final Scope CLOCK = Scope.of(Purpose.CLOCK, SYSTEM);

  private final Database database;
  private final Events events;
  private final ClosingMail mail;
  private final InstantSource systemClock;

  public ClosingLetters(
      Database database, Events events, ClosingMail mail, InstantSource systemClock) {
    this.database = database;
    this.events = events;
    this.mail = mail;
    this.systemClock = systemClock;
  }

  /**
   * Posts whatever is due. A process whose letters fail keeps no other waiting.
   *
   * @throws RuntimeException the first failure, the others suppressed in it, after all were tried
   */
  public void sweep() {
    database.run(CLOCK, tx -> Round.begin(tx, systemClock.instant()));
    var failed = new ArrayList<RuntimeException>();
    for (var round : database.inTransaction(CLOCK, Round::unfinished)) {
      try {
        tellAll(round);
      } catch (RuntimeException e) {
        failed.add(e);
      }
    }
    if (!failed.isEmpty()) {
      failed.stream().skip(1).forEach(failed.getFirst()::addSuppressed);
      throw failed.getFirst();
    }
  }

  private void tellAll(Round first) {
    var round = Optional.of(first);
    while (round.isPresent()) {
      round = tellSome(round.get());
    }
  }

  /** The round further on; empty when it is done, or another instance is at it. */
  private Optional<Round> tellSome(Round round) {
    var next = database.inTransaction(CLOCK, tx -> round.next(tx, BATCH));
    if (next.isEmpty()) {
      database.inTransaction(CLOCK, tx -> finish(tx, round)).ifPresent(events::carryOut);
      return Optional.empty();
    }
    return database.inTransaction(
        Scope.of(Purpose.RIGHTS, SYSTEM).about(next.toArray()),
        tx -> round.moved(tx, next.getLast()).map(moved -> tell(tx, moved, next)));
  }

  private Round tell(Transaction tx, Round round, List<ApplicationId> applications) {
    var process = HiringProcesses.find(tx, round.process()).orElseThrow();
    for (var applicant : ToldApplicant.of(tx, round.process(), applications)) {
      SealedApplication.find(tx, applicant.id())
          .ifPresent(application -> tell(tx, round, process, application, applicant));
    }
    return round;
  }

  /** One whose key is missing must not keep the others from being told. */
  private void tell(
      Transaction tx,
      Round round,
      HiringProcess process,
      SealedApplication application,
      ToldApplicant applicant) {
    try {
      mail.post(tx, process, round.kind(), application, applicant);
    } catch (KeyMissingException | SealBrokenException e) {
      LOG.log(Level.ERROR, "nobody can be told that the process of {0} closes", applicant.id());
    }
  }

  private static Optional<UUID> finish(Transaction tx, Round round) {
    if (!round.finish(tx)) {
      return Optional.empty();
    }
    Audit.record(tx, CLOCK, Audit.Event.of(Action.APPLICANTS_TOLD, round.process()));
    return Optional.of(ClosingTold.intend(tx, round));
  }
}
