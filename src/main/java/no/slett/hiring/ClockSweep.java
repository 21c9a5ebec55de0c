package no.slett.hiring;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.journal.Events;

/**
 * What happens to hiring processes without anybody pressing anything (law PU-1, PU-2). Any number
 * of instances sweep; each row is taken by one.
 *
 * <p>That a process closes by itself needs no sweep: its status follows from its times. The sweep
 * puts it on record and into the journal, and warns before.
 */
public final class ClockSweep {
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "clock");
  private static final int MOST_AT_ONCE = 100;

  private final Database database;
  private final Events events;
  private final ClosingWarnings warnings;
  private final Duties duties;

  public ClockSweep(Database database, Events events, ClosingWarnings warnings, Duties duties) {
    this.database = database;
    this.events = events;
    this.warnings = warnings;
    this.duties = duties;
  }

  /**
   * Does what is due, a hundred of each kind at most.
   *
   * @return how many closings were put on record and warnings posted
   */
  public int sweepOnce() {
    var done = recordClosings();
    for (var warning : Warning.values()) {
      done += warn(warning);
    }
    return done;
  }

  private int recordClosings() {
    var entries =
        database.inTransaction(
            SCOPE,
            tx ->
                HiringProcesses.closingByThemselves(tx, MOST_AT_ONCE).stream()
                    .map(process -> intend(tx, process))
                    .toList());
    entries.forEach(events::carryOut);
    return entries.size();
  }

  /** Marked in the same transaction, so that no other sweep finds it while the entry is written. */
  private UUID intend(Transaction tx, HiringProcess process) {
    var begun = process.timing().begun();
    HiringProcesses.update(tx, process.with(begun));
    duties.waive(tx, process);
    Audit.record(tx, SCOPE, Audit.Event.of(Action.PROCESS_CLOSING, process.id()));
    return Events.intend(tx, ClosingEffects.CLOSING, ClosingEffects.closing(process, begun));
  }

  private int warn(Warning warning) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          var unwarned = HiringProcesses.unwarned(tx, warning, MOST_AT_ONCE);
          unwarned.forEach(process -> warn(tx, process));
          return unwarned.size();
        });
  }

  /** One letter, also when both warnings are due because nothing swept for weeks. */
  private void warn(Transaction tx, HiringProcess process) {
    Instant closing = Objects.requireNonNull(process.timing().closingAt());
    warnings.post(tx, process, closing);
    HiringProcesses.warned(tx, process.id(), Warning.due(tx.instant(), closing));
  }
}
