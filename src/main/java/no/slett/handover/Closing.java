package no.slett.handover;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.slett.application.Desk;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.basis.Guard;
import no.slett.database.Actor;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.hiring.HiringProcesses;
import no.slett.hiring.Status;
import no.slett.http.ProblemException;
import no.slett.http.ProblemType;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** How far a process is from being closed, as a recruiter sees it. */
final class Closing {
  private final Desk desk;

  Closing(Desk desk) {
    this.desk = desk;
  }

  /** Who was hired, and what is missing. */
  record Shown(List<Person> hired, List<HandoverRows.Missing> missing) {}

  /** Somebody hired, and what was done about them. */
  record Person(String applicationId, @Nullable Met handover, @Nullable Met qualifications) {}

  /** How and when a duty was met. */
  record Met(String by, Instant at) {}

  /**
   * Looks it up.
   *
   * @throws ProblemException 404, or 403 once it is closed
   */
  Shown show(Actor actor, HiringProcessId id) {
    var scope = Desk.scope(actor);
    return desk.database()
        .inTransaction(
            scope,
            tx -> {
              var process =
                  HiringProcesses.find(tx, id)
                      .orElseThrow(
                          () -> ProblemType.NOT_FOUND.because("There is no such hiring process."));
              demandLive(process.status(tx.instant()));
              Audit.record(tx, scope, Audit.Event.of(Action.CLOSING_READ, id));
              return new Shown(hired(tx, id), HandoverRows.missing(tx, process));
            });
  }

  private static void demandLive(Status status) {
    if (status == Status.CLOSED || status == Status.PURGED) {
      throw Desk.refusal(new Guard.Refusal.BasisEnded(), "");
    }
  }

  private record Line(String application, @Nullable Duty duty, @Nullable Met met) {
    static Line read(Row row) {
      var duty = row.textOrNull("duty");
      return new Line(
          row.uuid("id").toString(),
          duty == null ? null : Duty.of(duty),
          duty == null ? null : new Met(row.text("met_by"), row.instant("met_at")));
    }
  }

  private static List<Person> hired(Transaction tx, HiringProcessId process) {
    var people = new LinkedHashMap<String, Map<Duty, Met>>();
    for (var line : lines(tx, process)) {
      var met = people.computeIfAbsent(line.application(), _ -> new EnumMap<>(Duty.class));
      if (line.duty() != null && line.met() != null) {
        met.put(line.duty(), line.met());
      }
    }
    return people.entrySet().stream()
        .map(
            e ->
                new Person(
                    e.getKey(),
                    e.getValue().get(Duty.HANDOVER),
                    e.getValue().get(Duty.QUALIFICATIONS)))
        .toList();
  }

  private static List<Line> lines(Transaction tx, HiringProcessId process) {
    return tx.list(
        """
        select a.id, h.duty, h.met_by, h.met_at
        from application a left join handover h on h.application_id = a.id
        where a.process_id = ? and a.decision = 'hired' order by a.id
        """,
        Line::read,
        process);
  }
}
