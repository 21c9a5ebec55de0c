package no.slett.hiring;

import java.time.Period;
import no.slett.basis.NoticeTerms;
import no.slett.basis.StoredNotices;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;

/** Keeps the notice of each process in step with its terms (law IN-1). */
public final class ProcessNotices implements Hiring.Published {
  private static final Scope SCOPE = Scope.system(Purpose.CLOCK, "notices");

  private final StoredNotices notices;
  private final Retention retention;
  private final Period backups;

  /**
   * Takes what the terms are made of.
   *
   * @param backups how long after an erasure a backup may still hold what was erased
   */
  public ProcessNotices(StoredNotices notices, Retention retention, Period backups) {
    this.notices = notices;
    this.retention = retention;
    this.backups = backups;
  }

  @Override
  public void refresh(Transaction tx, HiringProcess process) {
    notices.refresh(tx, process.id(), terms(process));
  }

  /**
   * Refreshes all processes that are not closed or of which something is kept: at start, when the
   * catalogue, the recipients or the times may be others.
   */
  public void refreshAll(Database database) {
    database.run(SCOPE, tx -> Promised.complete(tx, retention));
    var published = database.inTransaction(SCOPE, HiringProcesses::published);
    published.forEach(
        process ->
            database.run(
                SCOPE,
                tx -> HiringProcesses.findForUpdate(tx, process.id()).ifPresent(p -> wind(tx, p))));
  }

  /** What the notice says of its end has to be so. */
  private void wind(Transaction tx, HiringProcess process) {
    var timing = process.timing().tightened(tx.instant(), process.clockwork(retention));
    if (!timing.equals(process.timing())) {
      HiringProcesses.update(tx, process.with(timing));
    }
    refresh(tx, process);
  }

  private NoticeTerms terms(HiringProcess process) {
    var counting = process.counting(retention);
    return process.kind() == Kind.UNSOLICITED
        ? new NoticeTerms.Unsolicited(counting.unsolicited(), backups)
        : new NoticeTerms.Vacancy(
            process.closingWindow(), counting.inactivity(), counting.greatestAge(), backups);
  }
}
