package no.slett.erasure;

import java.time.Instant;
import java.util.List;
import no.slett.basis.Bases;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * An application that has to go by itself, whatever becomes of its process; its row is locked.
 *
 * @param trigger what made it due, in the words of the certificate
 */
record Due(ApplicationId application, HiringProcessId process, String trigger) {
  private static final String WITHDRAWN = "withdrawn";
  private static final String EXPIRED = "retention-expired";

  /** Those that nothing keeps any more. */
  static List<Due> ended(Transaction tx, Instant mailBefore, int most) {
    return tx.list(
        """
        select d.application_id, d.process_id, case when not d.withdrawn then ?
            when (select max(b.ended_by) from basis b
              where b.application_id = d.application_id) = ? then ? else ? end as trigger
        from due() d join erasure e on e.application_id = d.application_id
        where (d.survives or d.own_end <= ?) and e.claimed_at is null and e.reduction is null
          and (d.withdrawn or not untold(e.process_id, ?))
          and not exists (select from outbox o
            where o.application_id = e.application_id and not o.held and o.created_at > ?)
        order by e.process_id, e.application_id limit ? for update of e skip locked
        """,
        Due::read,
        EXPIRED,
        Bases.OBJECTED,
        Bases.OBJECTED,
        WITHDRAWN,
        tx.instant(),
        mailBefore,
        mailBefore,
        most);
  }

  /** Those whose key is missing and will not come back: nothing of them can be kept. */
  static List<Due> givenUp(Transaction tx, int most) {
    return tx.list(
        """
        select application_id, process_id, ? as trigger from erasure
        where given_up_at is not null and claimed_at is null
        order by process_id, application_id limit ? for update skip locked
        """,
        Due::read,
        KeyLoss.TRIGGER,
        most);
  }

  private static Due read(Row row) {
    return new Due(
        new ApplicationId(row.uuid("application_id")),
        new HiringProcessId(row.uuid("process_id")),
        row.text("trigger"));
  }

  boolean goesWith(Due other) {
    return process.equals(other.process) && trigger.equals(other.trigger);
  }
}
