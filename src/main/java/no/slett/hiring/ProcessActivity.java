package no.slett.hiring;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;

/**
 * Keeps in mind when a process was last worked on, from which its inactivity is counted (law PU-2).
 *
 * <p>To the day is enough: most calls touch no database. The others take a transaction of their
 * own, and give up at once where somebody holds the process, so that taking applications in never
 * waits.
 */
public final class ProcessActivity {
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "activity");
  private static final Duration PRECISION = Duration.ofDays(1);

  private final Database database;
  private final Retention retention;
  private final ServiceClock serviceClock;
  private final ConcurrentMap<HiringProcessId, Instant> noted = new ConcurrentHashMap<>();

  public ProcessActivity(Database database, Retention retention, ServiceClock serviceClock) {
    this.database = database;
    this.retention = retention;
    this.serviceClock = serviceClock;
  }

  /**
   * Somebody applied, or worked with an application, and it is committed. Closing by inactivity
   * moves away, once a day at most; what has begun to close does not come back.
   */
  public void touched(HiringProcessId process) {
    var dayAgo = serviceClock.instant().minus(PRECISION);
    var last = noted.get(process);
    if (last == null || !last.isAfter(dayAgo)) {
      noted.values().removeIf(at -> !at.isAfter(dayAgo));
      database
          .inTransaction(SCOPE, tx -> note(tx, process, dayAgo))
          .ifPresent(at -> noted.put(process, at));
    }
  }

  /** When it was last noted; empty when somebody holds the process, so that the next call tries. */
  private Optional<Instant> note(Transaction tx, HiringProcessId id, Instant dayAgo) {
    var idle = HiringProcesses.idleSince(tx, id, dayAgo);
    if (idle.isEmpty()) {
      return HiringProcesses.find(tx, id)
          .flatMap(process -> Optional.ofNullable(process.timing().activeAt()))
          .filter(at -> at.isAfter(dayAgo));
    }
    idle.filter(process -> isOpen(process, tx.instant()))
        .map(p -> p.with(p.timing().active(tx.instant(), p.clockwork(retention))))
        .ifPresent(process -> HiringProcesses.update(tx, process));
    return Optional.of(tx.instant());
  }

  private static boolean isOpen(HiringProcess process, Instant at) {
    var status = process.status(at);
    return status == Status.OPEN || status == Status.DECIDED;
  }
}
