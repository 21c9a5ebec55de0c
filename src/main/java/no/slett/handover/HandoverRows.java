package no.slett.handover;

import java.util.List;
import no.slett.application.SealedApplication;
import no.slett.database.Actor;
import no.slett.database.Row;
import no.slett.database.RowsStep;
import no.slett.database.Transaction;
import no.slett.hiring.HiringProcess;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/** The rows that say how each duty was met; the last word counts. */
public final class HandoverRows {
  private HandoverRows() {}

  /**
   * What erasure does to them: they go with the application, unless a block keeps that whole, which
   * keeps what was done about it too.
   */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from handover where application_id = any (?::uuid[])
          and not exists (select from survival s
            where s.application_id = handover.application_id
              and s.purpose in ('hold', 'restriction', 'request')
              and s.application_id = any (s.items))
          returning application_id)
        select application_id, 'handover' as category, count(*) as n from gone group by 1
        """);
  }

  /** Something that has not been done. */
  record Missing(String applicationId, String duty) {
    static Missing read(Row row) {
      return new Missing(row.uuid("application_id").toString(), row.text("duty"));
    }
  }

  /** What is missing of a process, in the order of applications. */
  static List<Missing> missing(Transaction tx, HiringProcess process) {
    return tx.list(
        "select application_id, duty from unmet_duties(?) order by application_id, duty",
        Missing::read,
        process.id());
  }

  /** It was done, and whatever was said about it before does not count any more. */
  static void met(Transaction tx, SealedApplication application, Duty duty, MetBy by, Actor actor) {
    write(tx, application, duty, by, actor, null);
  }

  /**
   * Somebody said why not.
   *
   * @param reason sealed under the key of the application's row, for {@link #aad}
   * @return false when it was done already
   */
  static boolean waived(
      Transaction tx, SealedApplication application, Duty duty, Actor actor, byte[] reason) {
    return write(tx, application, duty, MetBy.WAIVER, actor, reason) == 1;
  }

  private static long write(
      Transaction tx,
      SealedApplication application,
      Duty duty,
      MetBy by,
      Actor actor,
      byte @Nullable [] reason) {
    return tx.update(
        """
        insert into handover (application_id, process_id, duty, met_by, met_at, actor, reason)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (application_id, duty) do update set met_by = excluded.met_by,
          met_at = excluded.met_at, actor = excluded.actor, reason = excluded.reason
        where excluded.met_by <> 'waiver' or handover.met_by in ('waiver', 'clock')
        """,
        application.id(),
        application.process(),
        duty.wire(),
        by.wire(),
        tx.instant(),
        actor.subject(),
        reason);
  }

  /** The clock waits for nobody; for purpose {@code clock}. */
  static void waivedByClock(Transaction tx, HiringProcess process, Missing missing, Actor clock) {
    tx.update(
        """
        insert into handover (application_id, process_id, duty, met_by, met_at, actor)
        values (?, ?, ?, 'clock', ?, ?) on conflict do nothing
        """,
        missing.applicationId(),
        process.id(),
        missing.duty(),
        tx.instant(),
        clock.subject());
  }

  /** What the reason of a waiver is sealed for. */
  static String aad(ApplicationId application, Duty duty) {
    return "handover:" + application + ":" + duty.wire();
  }
}
