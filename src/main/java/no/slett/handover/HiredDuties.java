package no.slett.handover;

import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.hiring.Duties;
import no.slett.hiring.HiringProcess;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;

/** Asks for each person hired whether both duties were met or waived. */
public final class HiredDuties implements Duties {
  private static final Scope CLOCK = Scope.system(Purpose.CLOCK, "clock");

  @Override
  public void demandMet(Transaction tx, HiringProcess process) {
    var missing = HandoverRows.missing(tx, process);
    if (!missing.isEmpty()) {
      throw ProblemType.HANDOVER_MISSING
          .problem("Hand over, export or waive what is missing first.")
          .with("missing", missing)
          .exception();
    }
  }

  @Override
  public void waive(Transaction tx, HiringProcess process) {
    for (var missing : HandoverRows.missing(tx, process)) {
      HandoverRows.waivedByClock(tx, process, missing, CLOCK.actor());
      var application = ApplicationId.parse(missing.applicationId());
      Audit.record(tx, CLOCK, Audit.Event.of(Action.DUTY_WAIVED, process.id(), application));
    }
  }
}
