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

  /** Refreshes all processes that are not closed: at start, when the catalogue may be another. */
  public void refreshAll(Database database) {
    var published = database.inTransaction(SCOPE, HiringProcesses::published);
    published.forEach(process -> database.run(SCOPE, tx -> refresh(tx, process)));
  }

  private NoticeTerms terms(HiringProcess process) {
    return process.kind() == Kind.UNSOLICITED
        ? new NoticeTerms.Unsolicited(retention.unsolicited(), backups)
        : new NoticeTerms.Vacancy(
            process.closingWindow(), retention.inactivity(), retention.greatestAge(), backups);
  }
}
